package io.earnest.launcher.imports;

import io.earnest.launcher.Console;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the last lines of an import say beside the counts: what was left out or had to be made up, grouped. */
final class Closing {
    private static final int MOST_NAMES = 10;

    private final Console console;

    Closing(Console console) {
        this.console = console;
    }

    /**
     * @param pictures left out of the texts that were imported, by the texts' names
     */
    void say(Findings findings, Map<String, Integer> pictures) {
        Map<LeftOut.Kind, List<String>> kinds = new EnumMap<>(LeftOut.Kind.class);
        findings.leftOut()
                .forEach((name, why) -> kinds.computeIfAbsent(why.kind(), kind -> new ArrayList<>())
                        .add(name));
        kinds.forEach((kind, names) -> console.say("Left out, " + kind.many() + ": " + counted(names)));
        findings.others().forEach((type, count) -> console.say("Left out, of type " + type + ": " + count));
        say(
                "Left out tags, as an article has at most " + Post.MOST_TAGS,
                findings.posts().stream()
                        .filter(post -> post.tags().size() > Post.MOST_TAGS)
                        .toList());
        say(
                "Dated by their file's time, as they say no date",
                findings.posts().stream().filter(Post::timeOfFile).toList());
        int count = pictures.values().stream().mapToInt(Integer::intValue).sum();
        if (count > 0) {
            console.say("Left out, pictures that lie beside their text, whose captions stand in their place: " + count
                    + " of " + counted(List.copyOf(new TreeMap<>(pictures).keySet())));
        }
    }

    private void say(String what, List<Post> posts) {
        if (!posts.isEmpty()) {
            console.say(what + ": " + counted(posts.stream().map(Post::name).toList()));
        }
    }

    private static String counted(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        int more = names.size() - MOST_NAMES;
        return names.size() + " (" + first + (more > 0 ? " and " + more + " more" : "") + ")";
    }
}
