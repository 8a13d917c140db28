package io.earnest.rewards.ledger.verification;

import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Commands;
import io.earnest.rewards.ledger.chain.Block;
import io.earnest.rewards.ledger.decision.DayTest;
import io.earnest.rewards.ledger.engine.World;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A chain in which each activity is decided as it should be, for forgers to begin with. */
final class HonestChain {
    static final List<Block> HONEST = honest();

    private HonestChain() {}

    private static List<Block> honest() {
        World world = new World();
        world.submit(Stream.of("ann", "bob", "cyd", "dan", "eve", "gil", "fay")
                .map(Commands::signUp)
                .toList());
        world.submit(List.of(
                Commands.grant("g", "bob", 100),
                Commands.publish("art", "bob"),
                Commands.publish("art2", "bob"),
                Commands.read("art", "ann", "bob", 3, 130),
                Commands.read("art", "bob", "bob", 3, 130),
                Commands.plus("art", "ann", "bob"),
                Commands.plus("art2", "ann", "bob"),
                Commands.comment("com", "art", "ann", "bob")));
        world.submit(List.of(
                Commands.like("com", "art", "cyd", "ann", "bob"),
                Commands.like("com", "art", "dan", "ann", "bob"),
                Commands.like("com", "art", "eve", "ann", "bob"),
                Commands.read("art2", "ann", "bob", 3, 301),
                Commands.read("far", "ann", "archive", 3, 300),
                Commands.read("farther", "ann", "archive", 3, 60)));
        world.submit(List.of(
                Commands.publish("gils", "gil"),
                Commands.comment("none", "art", "gil", "bob"),
                Commands.minus("art", "gil", "bob"),
                Commands.dislike("com", "art", "fay", "ann", "bob"),
                Commands.dislike("ghost", "art", "cyd", "nobody", "bob"),
                Commands.report("rep", "ann", "art"),
                Commands.reverse("comment-posted:com"),
                Commands.reverse("comment-posted:unknown"),
                Commands.tariff(DayTest.dearer(2, 3))));
        world.at("2026-03-04T00:00:00Z");
        List<Command> night = new ArrayList<>(List.of(Commands.signUp("hal")));
        for (int i = 0; i < 16; i++) {
            night.add(Commands.read("art", "reader" + i, "bob", 1, 300));
        }
        world.submit(night);
        return world.store.chain();
    }
}
