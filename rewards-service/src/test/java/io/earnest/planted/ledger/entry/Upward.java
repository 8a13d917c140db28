package io.earnest.planted.ledger.entry;

import io.earnest.planted.ledger.mongo.Edge;
import java.util.concurrent.Semaphore;

/** Knows a room behind its own, and waits for others. */
public class Upward {
    public String reach(Edge edge, Semaphore places) {
        return edge.toString() + places;
    }
}
