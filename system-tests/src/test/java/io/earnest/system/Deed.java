package io.earnest.system;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Something that somebody does, however often it has to be asked for, and the facts by which one sees that it was done:
 * once and wholly, or not at all. Anything between the two is a defect.
 */
final class Deed {
    /** What the facts say together. */
    enum State {
        UNDONE,
        DONE,
        /** Some of it was done, or some of it twice. */
        BROKEN
    }

    /**
     * A number that the deed changes.
     *
     * @param before while it is not done
     * @param after when it is done, once
     */
    private record Fact(String name, long before, long after, LongSupplier now) {}

    private final String name;
    private final Part service;
    private final List<String> marks;
    private final List<Fact> facts = new ArrayList<>();
    private Supplier<Answer> request;
    private Predicate<Answer> saysItWasDone = answer -> false;
    private volatile String lastAnswer = "none yet";
    private volatile boolean acknowledged;

    private Deed(String name, Part service, List<String> marks) {
        this.name = name;
        this.service = service;
        this.marks = marks;
    }

    /**
     * Begins to describe a deed.
     *
     * @param service in whose store it is written down
     * @param marks texts that stand in all it writes, and in nothing that another deed writes
     */
    static Deed in(Part service, String name, String... marks) {
        return new Deed(name, service, List.of(marks));
    }

    /** The request, the same each time: an idempotency key, or a PUT. */
    Deed by(Supplier<Answer> sameRequest) {
        this.request = sameRequest;
        return this;
    }

    /** A refusal by which a repeated request learns that the first one was carried out. */
    Deed alsoDoneWhen(Predicate<Answer> answer) {
        this.saysItWasDone = answer;
        return this;
    }

    Deed fact(String what, long before, long after, LongSupplier now) {
        facts.add(new Fact(what, before, after, now));
        return this;
    }

    /** The same deed, for whoever watches what it leads to in another service's store. */
    Deed watchedIn(Part other, String otherName) {
        Deed deed = new Deed(otherName, other, marks);
        deed.facts.addAll(facts);
        deed.request = request;
        deed.saysItWasDone = saysItWasDone;
        return deed;
    }

    String name() {
        return name;
    }

    Part service() {
        return service;
    }

    List<String> marks() {
        return marks;
    }

    /** Whether an answer promised that it is or will be done. */
    boolean isAcknowledged() {
        return acknowledged;
    }

    /** Asks for it; an answer that never comes is one way of failing. Gives the status, 0 where none came. */
    int ask() {
        try {
            Answer answer = request.get();
            lastAnswer = answer.status() + " " + answer.text();
            acknowledged |= answer.status() < 300 || saysItWasDone.test(answer);
            return answer.status();
        } catch (UncheckedIOException e) {
            lastAnswer = "no answer: " + e.getMessage();
            return 0;
        }
    }

    /** The last answer, for messages. */
    String answer() {
        return lastAnswer;
    }

    State state() {
        boolean undone = true;
        boolean done = true;
        for (Fact fact : facts) {
            long now = fact.now().getAsLong();
            undone &= now == fact.before();
            done &= now == fact.after();
        }
        return done ? State.DONE : undone ? State.UNDONE : State.BROKEN;
    }

    /** Each fact with what it was, would be and is. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name)
                .append(" (last answer: ")
                .append(lastAnswer)
                .append(")");
        for (Fact fact : facts) {
            text.append("\n  %s: %d, done %d, is %s".formatted(fact.name(), fact.before(), fact.after(), told(fact)));
        }
        return text.toString();
    }

    private static String told(Fact fact) {
        try {
            return String.valueOf(fact.now().getAsLong());
        } catch (AssertionError e) {
            return "not to be told: " + e.getMessage();
        }
    }
}
