package io.earnest.embedded;

/** The store's file can't be used. The message is one line for people: what is wrong and what to do. */
public final class StoreFileException extends RuntimeException {
    StoreFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
