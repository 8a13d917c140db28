package io.earnest.rewards.log.witness;

import io.earnest.rewards.log.note.NoteKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who witnesses the log, and which of them are enough: a file in the form of C2SP tlog-policy, in UTF-8. */
public final class WitnessPolicy {
    /** Nobody is asked, and nobody is missing. */
    public static final WitnessPolicy NONE = new WitnessPolicy(List.of(), signed -> true, true);

    private static final int MOST_LINES = 1_000;
    private static final int MOST_WITNESSES = 32;

    private final List<Witness> witnesses;
    private final Predicate<Set<String>> quorum;
    private final boolean none;

    private WitnessPolicy(List<Witness> witnesses, Predicate<Set<String>> quorum, boolean none) {
        this.witnesses = List.copyOf(witnesses);
        this.quorum = quorum;
        this.none = none;
    }

    /**
     * The policy of a file.
     *
     * @throws IllegalArgumentException naming the line that is wrong
     */
    public static WitnessPolicy read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the witness policy " + file + ": " + e.getMessage(), e);
        }
    }

    /** The policy of a text. */
    public static WitnessPolicy parse(String text) {
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
        return reader.policy();
    }

    /** In the order of the file. */
    public List<Witness> witnesses() {
        return witnesses;
    }

    /** Whether the cosignatures of witnesses of these names are enough. */
    public boolean isMetBy(Set<String> names) {
        return quorum.test(names);
    }

    /**
     * Whether it has to be believed that the chain contradicts what was published, if witnesses of these names say so: one that
     * lies can't stop a log that others are enough for. Where none are asked for, it takes more than half.
     */
    public boolean isDeniedBy(Set<String> names) {
        Set<String> others = new HashSet<>();
        witnesses.forEach(witness -> others.add(witness.name()));
        others.removeAll(names);
        return none ? names.size() > others.size() : !names.isEmpty() && !quorum.test(others);
    }

    /** Reads line by line: each refers only to names above it. */
    private static final class Reader {
        private final Map<String, Witness> witnesses = new LinkedHashMap<>();
        private final Map<String, Predicate<Set<String>>> named = new HashMap<>();
        private final Set<String> members = new HashSet<>();
        private final List<NoteKey> logs = new ArrayList<>();
        private @Nullable String quorum;

        void line(String line) {
            if (line.chars().anyMatch(c -> c < 0x20 && c != '\t')) {
                throw new IllegalArgumentException("a control character");
            }
            String stripped = line.replace('\t', ' ').strip();
            if (stripped.isEmpty() || stripped.startsWith("#")) {
                return;
            }
            List<String> items = List.of(stripped.split(" +"));
            switch (items.getFirst()) {
                case "log" -> log(items);
                case "witness" -> witness(items);
                case "group" -> group(items);
                case "quorum" -> quorum(items);
                default -> throw new IllegalArgumentException("log, witness, group or quorum is wanted");
            }
        }

        private void log(List<String> items) {
            if (items.size() < 2 || items.size() > 3) {
                throw new IllegalArgumentException("log <vkey> [<url>]");
            }
            NoteKey key = NoteKey.parse(items.get(1));
            if (key.isOfWitness() || logs.stream().anyMatch(key::isSameKeyAs)) {
                throw new IllegalArgumentException("no log's key, or one that is there twice");
            }
            logs.add(key);
        }

        private void witness(List<String> items) {
            if (items.size() != 4) {
                throw new IllegalArgumentException(
                        "witness <name> <vkey> <url>: one without an address can't be asked");
            }
            NoteKey key = NoteKey.parse(items.get(2));
            if (!key.isOfWitness()
                    || witnesses.values().stream().anyMatch(w -> w.key().isSameKeyAs(key))) {
                throw new IllegalArgumentException("no witness' key (type 4), or one that is there twice");
            }
            String name = items.get(1);
            define(name, signed -> signed.contains(name));
            witnesses.put(name, new Witness(name, key, address(items.get(3))));
            if (witnesses.size() > MOST_WITNESSES) {
                throw new IllegalArgumentException("more than " + MOST_WITNESSES + " witnesses");
            }
        }

        private static URI address(String text) {
            URI address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            String scheme = address.getScheme();
            if (address.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
                throw new IllegalArgumentException("no https or http address: " + text);
            }
            return address;
        }

        private void group(List<String> items) {
            if (items.size() < 4) {
                throw new IllegalArgumentException("group <name> all|any|<k> <name>…");
            }
            List<Predicate<Set<String>>> parts = new ArrayList<>();
            for (String member : items.subList(3, items.size())) {
                parts.add(known(member));
                if (!members.add(member)) {
                    throw new IllegalArgumentException(member + " is in a group already");
                }
            }
            int least = least(items.get(2), parts.size());
            define(
                    items.get(1),
                    signed -> parts.stream().filter(part -> part.test(signed)).count() >= least);
        }

        private static int least(String text, int members) {
            int least = switch (text) {
                case "all" -> members;
                case "any" -> 1;
                default -> text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : 0;
            };
            if (least < 1 || least > members) {
                throw new IllegalArgumentException("all, any, or a number from 1 to " + members + " is wanted");
            }
            return least;
        }

        private void quorum(List<String> items) {
            if (items.size() != 2 || quorum != null) {
                throw new IllegalArgumentException("quorum <name>, once");
            }
            if (!items.get(1).equals("none")) {
                Predicate<Set<String>> unused = known(items.get(1));
            }
            quorum = items.get(1);
        }

        private Predicate<Set<String>> known(String name) {
            Predicate<Set<String>> found = named.get(name);
            if (found == null) {
                throw new IllegalArgumentException("no line above defines " + name);
            }
            return found;
        }

        private void define(String name, Predicate<Set<String>> meaning) {
            if (name.equals("none") || named.put(name, meaning) != null) {
                throw new IllegalArgumentException("the name " + name + " is taken");
            }
        }

        WitnessPolicy policy() {
            String name = quorum;
            if (name == null) {
                throw new IllegalArgumentException("there is no quorum line");
            }
            boolean none = name.equals("none");
            return new WitnessPolicy(List.copyOf(witnesses.values()), none ? signed -> true : known(name), none);
        }
    }
}
