package io.earnest.rewards.log.witness;

import io.earnest.rewards.log.note.NoteKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is trusted with logs, in the form of C2SP tlog-policy: which logs, and which witnesses must have signed a checkpoint.
 *
 * @param logs whose checkpoints are believed; empty if the text names none
 * @param witnesses by their names, in the order of the text
 * @param groups by their names
 * @param quorum the witness or group that must have signed; {@code none} for nobody
 */
public record Policy(List<NoteKey> logs, Map<String, Listed> witnesses, Map<String, Group> groups, String quorum) {
    /** The quorum of nobody. */
    public static final String NONE = "none";

    private static final int MOST_LINES = 1_000;
    private static final int MOST_NAMES = 256;

    public Policy {
        logs = List.copyOf(logs);
        witnesses = Collections.unmodifiableMap(new LinkedHashMap<>(witnesses));
        groups = Map.copyOf(groups);
    }

    /** A witness' key, and where it is asked if that is said. */
    public record Listed(NoteKey key, @Nullable URI address) {}

    /** So many of its members must have signed. */
    public record Group(int least, List<String> members) {}

    /**
     * The policy of a text.
     *
     * @throws IllegalArgumentException naming the line that is wrong
     */
    public static Policy parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("more than " + MOST_LINES + " lines");
        }
        Reader reader = new Reader();
        for (int i = 0; i < lines.size(); i++) {
            try {
                reader.line(lines.get(i));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        require(!reader.quorum.isEmpty(), "there is no quorum line");
        return new Policy(reader.logs, reader.witnesses, reader.groups, reader.quorum);
    }

    /** Whether those that signed are enough. */
    public boolean isMetBy(Predicate<String> signed) {
        return quorum.equals(NONE) || isMetBy(quorum, signed);
    }

    private boolean isMetBy(String name, Predicate<String> signed) {
        Group group = groups.get(name);
        return group == null
                ? signed.test(name)
                : group.members().stream()
                                .filter(member -> isMetBy(member, signed))
                                .count()
                        >= group.least();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    /** Reads line by line: each refers only to names above it. */
    private static final class Reader {
        private final List<NoteKey> logs = new ArrayList<>();
        private final Map<String, Listed> witnesses = new LinkedHashMap<>();
        private final Map<String, Group> groups = new LinkedHashMap<>();
        private final Set<String> members = new HashSet<>();
        private String quorum = "";

        private void line(String line) {
            require(line.chars().noneMatch(c -> c < 0x20 && c != '\t'), "a control character");
            String stripped = line.replace('\t', ' ').strip();
            if (stripped.isEmpty() || stripped.startsWith("#")) {
                return;
            }
            List<String> words = List.of(stripped.split(" +"));
            int given = words.size() - 1;
            switch (words.getFirst()) {
                case "log" -> {
                    require(given == 1 || given == 2, "log <vkey> [<url>]");
                    logs.add(key(words.get(1), false));
                }
                case "witness" -> {
                    require(given == 2 || given == 3, "witness <name> <vkey> [<url>]");
                    witnesses.put(
                            name(words.get(1)),
                            new Listed(key(words.get(2), true), given == 3 ? address(words.get(3)) : null));
                }
                case "group" -> {
                    require(given >= 3, "group <name> all|any|<k> <name>…");
                    group(name(words.get(1)), words.get(2), words.subList(3, words.size()));
                }
                case "quorum" -> {
                    require(given == 1 && quorum.isEmpty(), "quorum <name>, once");
                    quorum = words.get(1).equals(NONE) ? NONE : known(words.get(1));
                }
                default -> throw new IllegalArgumentException("log, witness, group or quorum is wanted");
            }
            require(logs.size() + witnesses.size() + groups.size() <= MOST_NAMES, "more than " + MOST_NAMES + " names");
        }

        private void group(String name, String least, List<String> names) {
            for (String member : names) {
                require(members.add(known(member)), member + " is in a group already");
            }
            int needed = switch (least) {
                case "all" -> names.size();
                case "any" -> 1;
                default -> least.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(least) : 0;
            };
            require(
                    needed >= 1 && needed <= names.size(),
                    "all, any, or a number from 1 to " + names.size() + " is wanted");
            groups.put(name, new Group(needed, List.copyOf(names)));
        }

        private String name(String name) {
            require(!name.equals(NONE) && !isKnown(name), "the name " + name + " is taken");
            return name;
        }

        private String known(String name) {
            require(isKnown(name), "no line above defines " + name);
            return name;
        }

        private boolean isKnown(String name) {
            return witnesses.containsKey(name) || groups.containsKey(name);
        }

        private NoteKey key(String text, boolean ofWitness) {
            NoteKey key = NoteKey.parse(text);
            require(
                    key.isOfWitness() == ofWitness,
                    ofWitness ? "no witness' key (type 4): " + text : "no log's key (type 1): " + text);
            Stream<NoteKey> known = ofWitness ? witnesses.values().stream().map(Listed::key) : logs.stream();
            require(known.noneMatch(key::isSameKeyAs), "the same key twice: " + text);
            return key;
        }

        private static URI address(String text) {
            URI address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            String scheme = address.getScheme();
            require(
                    address.getHost() != null && ("https".equals(scheme) || "http".equals(scheme)),
                    "no https or http address: " + text);
            return address;
        }
    }
}
