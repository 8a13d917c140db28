package io.earnest.rewards.ledger;

import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.decision.DayTest;
import io.earnest.rewards.ledger.engine.World;
import io.earnest.rewards.ledger.state.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A short chain with every kind of entry in it, and the heads behind its blocks. */
public record Samples(List<Block> blocks, List<Head> heads) {

    public static Samples make() {
        World world = new World();
        List<Head> heads = new ArrayList<>();
        world.profiles("ann", "bob", "cyd");
        heads.add(world.state.head());
        world.submit(List.of(
                Commands.publish("art", "bob"),
                Commands.publish("more", "bob"),
                Commands.read("art", "ann", "bob", 3, 130),
                Commands.read("art", "bob", "bob", 13, 130),
                Commands.plus("art", "ann", "bob"),
                Commands.minus("imported", "ann", "archive"),
                Commands.comment("com", "art", "ann", "bob")));
        heads.add(world.state.head());
        for (String voter : List.of("cyd", "dan", "eve")) {
            world.submit(Commands.like("com", "art", voter, "ann", "bob"));
            heads.add(world.state.head());
        }
        world.submit(List.of(
                Commands.dislike("other", "art", "cyd", "nobody", "bob"),
                Commands.report("rep", "ann", "art"),
                Commands.grant("gift", "treasury", 500),
                Commands.reverse("comment-posted:com"),
                Commands.reverse("comment-posted:unknown"),
                Commands.tariff(DayTest.dearer(2, 3))));
        heads.add(world.state.head());
        world.at("2026-03-04T01:02:03.456Z").profiles("fay");
        heads.add(world.state.head());
        // Enough for the sums as of two o'clock to be published.
        world.submit(IntStream.range(0, 50)
                .mapToObj(i -> Commands.grant("many" + i, "treasury", 1))
                .toList());
        heads.add(world.state.head());
        world.at("2026-03-04T02:00:00Z").profiles("gus");
        heads.add(world.state.head());
        return new Samples(world.store.chain(), List.copyOf(heads));
    }
}
