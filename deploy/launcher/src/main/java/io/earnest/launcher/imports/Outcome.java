package io.earnest.launcher.imports;

/** What became of a file. */
sealed interface Outcome {

    /** It is an article now. */
    record Imported() implements Outcome {}

    /** It was one before. */
    record There() implements Outcome {}

    record Failed(String reason) implements Outcome {}
}
