package io.earnest.rewards;

import io.earnest.chassis.Ids;
import io.earnest.chassis.notification.Notifications;
import io.earnest.chassis.notification.ToldSomebody;
import io.earnest.chassis.testing.contract.Contract;
import io.earnest.chassis.testing.contract.ContractReplay;
import io.earnest.chassis.testing.contract.ContractReplay.Given;
import io.earnest.embedded.EmbeddedStore;
import io.earnest.rewards.support.Api;
import io.earnest.rewards.support.Cmd;
import io.earnest.rewards.support.Person;
import io.earnest.rewards.support.RewardsService;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the other services rely on, as they wrote it down. */
class ContractWebTest {
    private static final String BEES = "bees000000000000000a";
    private static final Person AUTHOR = person("author0000000000000a");
    private static final Person WRITER = person("writer0000000000000c");

    @TempDir
    static Path folder;

    private static RewardsService broken;

    private final RewardsService service = RewardsService.shared();
    private final Api api = service.api();

    static List<Contract> contracts() {
        return Contract.of("rewards-service");
    }

    @AfterAll
    static void stop() {
        if (broken != null) {
            broken.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contracts")
    void itAnswersAsAgreed(Contract contract) {
        String url = serviceOf(contract).url();
        new ContractReplay(url, caller -> RewardsService.KEYS.serviceBearer(caller, "rewards-service"))
                .check(contract, given(contract));
    }

    private Given published() {
        api.submit(Cmd.signedUp(person("l0g00000000000000000")));
        RewardsService.await(() -> api.get("/api/ledger/log").status() == 200);
        return Given.NOTHING;
    }

    private RewardsService serviceOf(Contract contract) {
        return switch (contract.given()) {
            case "the store is down" -> withoutStore();
            case "the ledger is a day old" -> RewardsService.grown();
            default -> service;
        };
    }

    private Given given(Contract contract) {
        return switch (contract.given()) {
            case "nothing", "the store is down", "the ledger is a day old" -> Given.NOTHING;
            case "somebody was told something" -> {
                Person told = Person.named("told");
                yield ToldSomebody.of(service.bean(Notifications.class), "rewards", told.id(), api.bearer(told));
            }
            case "a checkpoint is published" -> published();
            case "the viewer has a report on the article" -> report();
            case "reader0000000000000b has been paid for all the readings of their day" -> {
                Person reader = new Person("reader0000000000000b", "bob", 3);
                for (int i = 0; i < 3; i++) {
                    api.booked(Cmd.read("0ther00000000000000" + i, reader, AUTHOR, 150));
                }
                yield Given.NOTHING;
            }
            case "reader0000000000000d has plussed the article" ->
                booked(Cmd.plussed(BEES, person("reader0000000000000d"), AUTHOR));
            case "author0000000000000b has spent their Twei but for two" -> poor(person("author0000000000000b"));
            case "writer0000000000000b has spent their Twei but for two" -> poor(person("writer0000000000000b"));
            case "writer0000000000000a has signed up" -> booked(Cmd.signedUp(person("writer0000000000000a")));
            case "comment000000000000c has two Likes" ->
                booked(
                        Cmd.signedUp(WRITER),
                        Cmd.commented(BEES, "comment000000000000c", WRITER, AUTHOR),
                        like("comment000000000000c", "v0ter00000000000000a"),
                        like("comment000000000000c", "v0ter00000000000000b"));
            case "v0ter00000000000000d has liked comment000000000000d" ->
                booked(like("comment000000000000d", "v0ter00000000000000d"));
            case "grant000000000000000b is booked with five Twei" ->
                booked(Cmd.granted("grant000000000000000b", 5, "ada00000000000000002"));
            case "grant000000000000000c has been reversed" ->
                booked(
                        Cmd.granted("grant000000000000000c", 20, "ada00000000000000003"),
                        Cmd.reversed("grant:grant000000000000000c"));
            case "writer0000000000000f has commented twice below the article" ->
                booked(
                        Cmd.signedUp(person("writer0000000000000f")),
                        comment("comment000000000000e"),
                        comment("comment000000000000f"));
            default -> Given.unknown(contract);
        };
    }

    private Given booked(Cmd... commands) {
        for (Cmd command : commands) {
            api.booked(command);
        }
        return Given.NOTHING;
    }

    /** A profile with 2 Twei. */
    private Given poor(Person person) {
        return booked(
                Cmd.signedUp(person),
                Cmd.granted("p" + person.id().substring(1), 2, person.id()),
                Cmd.published("0f" + person.id().substring(2), person));
    }

    private Given report() {
        Person viewer = Person.named("viewer");
        booked(Cmd.signedUp(viewer), Cmd.commented(BEES, Ids.random(), viewer, AUTHOR));
        String report = api.buy(BEES, viewer).json().get("id").asString();
        return new Given(Map.of("rep0rt00000000000000", report), api.bearer(viewer));
    }

    private static Cmd like(String comment, String voter) {
        return Cmd.liked(BEES, comment, person(voter), WRITER, AUTHOR);
    }

    private static Cmd comment(String comment) {
        return Cmd.commented("bees000000000000000f", comment, person("writer0000000000000f"), AUTHOR);
    }

    private static Person person(String id) {
        return new Person(id, id, 13);
    }

    /** A service whose store went away after the start. */
    private static RewardsService withoutStore() {
        if (broken == null) {
            EmbeddedStore store = EmbeddedStore.start(folder.resolve("store.mv"), 0, Throwable::printStackTrace);
            broken = RewardsService.start(store.uri(), "contracts");
            store.close();
        }
        return broken;
    }
}
