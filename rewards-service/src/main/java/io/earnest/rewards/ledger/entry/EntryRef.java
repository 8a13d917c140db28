package io.earnest.rewards.ledger.entry;

/** Where an entry stands: the block's number and the place in it, from 0. */
public record EntryRef(long block, int index) implements Comparable<EntryRef> {

    @Override
    public int compareTo(EntryRef other) {
        return block != other.block ? Long.compare(block, other.block) : Integer.compare(index, other.index);
    }
}
