package io.earnest.rewards.ledger.store;

/**
 * Where the writers of one chain say whose turn it is. It spares them deciding what another's block makes void, and no more:
 * what makes two writers safe is that a block's number is taken once. So it need not be durable, and may be wrong.
 */
public interface Turns {

    /** For a process that is surely alone: the turn is whose who asks. */
    Turns ALONE = new Turns() {
        @Override
        public Turn read() {
            return Turn.FREE;
        }

        @Override
        public boolean replace(Turn seen, Turn by) {
            return true;
        }
    };

    /** The turn as it stands; {@link Turn#FREE} where nobody has ever had it. May throw {@link StoreException}. */
    Turn read();

    /** Replaces the turn unless it is another than was seen; whether it did. May throw {@link StoreException}. */
    boolean replace(Turn seen, Turn by);

    /**
     * Whose turn it is.
     *
     * @param holder the writer that appends blocks; empty for nobody
     * @param next the writer that waits; empty for nobody
     * @param version counts the changes
     */
    record Turn(String holder, String next, long version) {

        public static final Turn FREE = new Turn("", "", 0);

        public Turn heldBy(String writer) {
            return new Turn(writer, next.equals(writer) ? "" : next, version + 1);
        }

        public Turn wantedBy(String writer) {
            return new Turn(holder, writer, version + 1);
        }

        public Turn unchanged() {
            return new Turn(holder, next, version + 1);
        }

        /** The turn of who waits, if anybody does. */
        public Turn handedOn() {
            return new Turn(next, "", version + 1);
        }
    }
}
