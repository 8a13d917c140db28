package io.earnest.launcher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A verb's arguments: {@code --name value}, {@code --name=value}, {@code --flag} and what is none of these.
 *
 * @param values what was given to the options that take a value
 * @param flags the options given that take none
 * @param operands all other arguments, in order
 */
record Options(Map<String, String> values, Set<String> flags, List<String> operands) {

    /** Reads the arguments of a verb; an option that the verb does not know is refused by name. */
    static Options parse(String verb, List<String> arguments, Set<String> takingValue, Set<String> flags) {
        Map<String, String> values = new HashMap<>();
        Set<String> given = new java.util.HashSet<>();
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String name = equals > 0 ? argument.substring(0, equals) : argument;
            if (!argument.startsWith("--")) {
                operands.add(argument);
            } else if (flags.contains(argument)) {
                given.add(argument);
            } else if (!takingValue.contains(name)) {
                throw new Refusal("./earnest " + verb + " knows no option " + name + ". See ./earnest help");
            } else if (equals > 0) {
                values.put(name, argument.substring(equals + 1));
            } else if (i + 1 < arguments.size()) {
                values.put(name, arguments.get(++i));
            } else {
                throw new Refusal("The option " + name + " needs a value. See ./earnest help");
            }
        }
        return new Options(Map.copyOf(values), Set.copyOf(given), List.copyOf(operands));
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    int port(String name, int otherwise) {
        return number(name, otherwise, 65_535);
    }

    /** A number from 1 to the most that makes sense. */
    int number(String name, int otherwise, int most) {
        Optional<String> given = value(name);
        if (given.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(given.get());
            if (number > 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        throw new Refusal(name + " needs a number from 1 to " + most + ", not " + given.get());
    }
}
