package io.earnest.system.proxy;

/** Sees each frame before it is passed on. */
@FunctionalInterface
public interface Gate {
    Gate OPEN = (frame, fromClient) -> true;

    /**
     * Lets a frame through; may take its time.
     *
     * @return false to drop it and to break the connection
     */
    boolean passes(byte[] frame, boolean fromClient) throws InterruptedException;
}
