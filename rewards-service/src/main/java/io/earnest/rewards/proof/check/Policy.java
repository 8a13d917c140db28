package io.earnest.rewards.proof.check;

import io.earnest.rewards.log.note.NoteKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whom a reader trusts (C2SP tlog-policy): which logs, and which witnesses must have seen a checkpoint.
 *
 * @param logs whose checkpoints are believed; empty if the file names none
 * @param witnesses by their names in the file
 * @param groups by their names
 * @param quorum the witness or group that must have signed; {@code none} for nobody
 */
public record Policy(List<NoteKey> logs, Map<String, NoteKey> witnesses, Map<String, Group> groups, String quorum) {
    /** The quorum of nobody. */
    static final String NONE = "none";

    /** So many of its members must have signed. */
    record Group(int most, List<String> members) {}

    /**
     * Reads a policy's file.
     *
     * @throws IllegalArgumentException with the line that is wrong
     */
    public static Policy parse(String text) {
        Draft draft = new Draft();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            List<String> words = Arrays.stream(line.split("[ \t]+"))
                    .filter(word -> !word.isEmpty())
                    .toList();
            if (words.isEmpty() || words.getFirst().startsWith("#")) {
                continue;
            }
            try {
                draft.add(words);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
            }
        }
        if (draft.quorum.isEmpty()) {
            throw new IllegalArgumentException("there is no quorum line");
        }
        return new Policy(List.copyOf(draft.logs), draft.witnesses, draft.groups, draft.quorum);
    }

    /** Whether those that signed are enough. */
    boolean satisfied(Predicate<String> signed) {
        return quorum.equals(NONE) || satisfied(quorum, signed);
    }

    private boolean satisfied(String name, Predicate<String> signed) {
        Group group = groups.get(name);
        return group == null
                ? signed.test(name)
                : group.members().stream()
                                .filter(member -> satisfied(member, signed))
                                .count()
                        >= group.most();
    }

    private static final class Draft {
        private static final int MOST = 256;

        private final List<NoteKey> logs = new ArrayList<>();
        private final Map<String, NoteKey> witnesses = new LinkedHashMap<>();
        private final Map<String, Group> groups = new LinkedHashMap<>();
        private final Set<String> members = new HashSet<>();
        private String quorum = "";

        private void add(List<String> words) {
            int given = words.size() - 1;
            switch (words.getFirst()) {
                case "log" -> {
                    require(given == 1 || given == 2, "log VKEY [URL]");
                    logs.add(key(words.get(1), false));
                }
                case "witness" -> {
                    require(given == 2 || given == 3, "witness NAME VKEY [URL]");
                    witnesses.put(name(words.get(1)), key(words.get(2), true));
                }
                case "group" -> {
                    require(given >= 3, "group NAME all|any|NUMBER MEMBER…");
                    group(name(words.get(1)), words.get(2), words.subList(3, words.size()));
                }
                case "quorum" -> {
                    require(given == 1 && quorum.isEmpty(), "one line: quorum NAME");
                    require(words.get(1).equals(NONE) || known(words.get(1)), words.get(1) + " is not known here");
                    quorum = words.get(1);
                }
                default -> throw new IllegalArgumentException("unknown: " + words.getFirst());
            }
            require(logs.size() + witnesses.size() + groups.size() <= MOST, "more than " + MOST + " names");
        }

        private void group(String name, String most, List<String> names) {
            for (String member : names) {
                require(known(member), member + " is not known here");
                require(members.add(member), member + " is a member twice");
            }
            int needed = switch (most) {
                case "all" -> names.size();
                case "any" -> 1;
                default -> most.matches("[0-9]{1,4}") ? Integer.parseInt(most) : 0;
            };
            require(needed >= 1 && needed <= names.size(), "of " + names.size() + " members " + most + " can't sign");
            groups.put(name, new Group(needed, List.copyOf(names)));
        }

        private String name(String name) {
            require(!name.equals(NONE) && !known(name), name + " is taken");
            return name;
        }

        private NoteKey key(String text, boolean ofWitness) {
            NoteKey key = NoteKey.parse(text);
            require(key.isOfWitness() == ofWitness, "not a key for that: " + text);
            Stream<NoteKey> known = ofWitness ? witnesses.values().stream() : logs.stream();
            require(known.noneMatch(key::isSameKeyAs), "the same key twice: " + text);
            return key;
        }

        private boolean known(String name) {
            return witnesses.containsKey(name) || groups.containsKey(name);
        }

        private static void require(boolean holds, String what) {
            if (!holds) {
                throw new IllegalArgumentException(what);
            }
        }
    }
}
