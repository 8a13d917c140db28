package io.earnest.system;

import java.util.List;

/** What people do about themselves, and what operators do about them. */
final class ProfileDeeds {
    private static final long GRANT = 7;
    private static final long EXPERIENCE = 90;
    private static final String NEW_PASSWORD = "another horse altogether";

    private final Cast cast;

    ProfileDeeds(Cast cast) {
        this.cast = cast;
    }

    /** Has no key: who asks again learns from {@code handle-taken} that the first time was enough. */
    Deed signUp() {
        String handle = Cast.unique("newcomer");
        Person person = Person.unsigned(cast.world.url(), handle);
        return Deed.in(Part.PROFILE, "sign-up", handle)
                .by(() -> person.post("/api/profiles", Json.of("handle", handle, "password", Person.PASSWORD)))
                .alsoDoneWhen(answer -> answer.status() == 409 && exists(handle))
                .fact("profile", 0, 1, () -> exists(handle) ? 1 : 0)
                .fact("starter grant", 0, 1, cast.booked(handle, "signed-up:"));
    }

    private boolean exists(String handle) {
        return cast.world.anonymous().get("/api/profiles/" + handle).status() == 200;
    }

    Deed grant() {
        Person payee = cast.at(1, "payee");
        String note = Cast.unique("A grant");
        return Deed.in(Part.PROFILE, "grant", payee.id())
                .by(Cast.keyed(
                        cast.world.operator(),
                        "/api/admin/grants",
                        Json.of("handle", payee.handle, "twei", GRANT, "note", note)))
                .fact("balance", cast.starterGrant(), cast.starterGrant() + GRANT, cast.balance(payee))
                .fact("entries", 0, 1, cast.booked(payee.handle, "grant:"))
                .fact("noted", 0, 1, cast.audited(note));
    }

    Deed reversal() {
        Person payee = cast.at(1, "unpaid");
        String entry = cast.world
                .operator()
                .post("/api/admin/grants", Json.of("handle", payee.handle, "twei", GRANT, "note", "by mistake"))
                .is(201)
                .at("/entryId");
        String note = Cast.unique("A reversal");
        return Deed.in(Part.PROFILE, "reversal", entry)
                .by(Cast.keyed(cast.world.operator(), "/api/admin/reversals", Json.of("entryId", entry, "note", note)))
                .fact("balance", cast.starterGrant() + GRANT, cast.starterGrant(), cast.balance(payee))
                .fact("entries", 0, 1, cast.booked(payee.handle, "reversal:"))
                .fact("noted", 0, 1, cast.audited(note));
    }

    Deed experience() {
        Person person = cast.at(1, "pupil");
        String note = Cast.unique("Experience");
        return Deed.in(Part.PROFILE, "experience given", person.id())
                .by(Cast.keyed(
                        cast.world.operator(),
                        "/api/admin/experience",
                        Json.of("handle", person.handle, "xp", EXPERIENCE, "note", note)))
                .fact("experience", 0, EXPERIENCE, cast.experience(person))
                .fact("noted", 0, 1, cast.audited(note));
    }

    Deed roles() {
        Person person = cast.at(1, "promoted");
        return Deed.in(Part.PROFILE, "roles", person.id())
                .by(() -> cast.world
                        .operator()
                        .put(
                                "/api/admin/profiles/" + person.handle + "/roles",
                                Json.of("roles", List.of("author", "moderator"))))
                .fact("roles", 0, 2, () -> Cast.roles(person).size());
    }

    Deed suspension() {
        Person person = cast.at(1, "suspended");
        String note = Cast.unique("A suspension");
        return Deed.in(Part.PROFILE, "suspension", person.id())
                .by(() -> cast.world
                        .operator()
                        .put(
                                "/api/admin/profiles/" + person.handle + "/suspension",
                                Json.of("suspended", true, "note", note)))
                .fact(
                        "writes refused",
                        0,
                        1,
                        () -> Person.signIn(cast.world.url(), person.handle, Person.PASSWORD)
                                                .post("/api/previews", Json.of("body", "text"))
                                                .status()
                                        == 403
                                ? 1
                                : 0)
                .fact("sessions ended", 0, 1, () -> person.canRefresh() ? 0 : 1);
    }

    /** Whoever asks again with a password that is the old one now hears that it is wrong: so the first time was enough. */
    Deed passwordChange() {
        Person person = cast.at(1, "careful");
        Person elsewhere = Person.signIn(cast.world.url(), person.handle, Person.PASSWORD);
        return Deed.in(Part.PROFILE, "change of password", person.id())
                .by(() -> person.put("/api/me/password", Json.of("current", Person.PASSWORD, "password", NEW_PASSWORD)))
                .alsoDoneWhen(answer -> answer.status() == 403 && person.canSignIn(NEW_PASSWORD))
                .fact(
                        "0: as it was, 1: changed, 2: changed, and sessions of the old password go on",
                        0,
                        1,
                        () -> !person.canSignIn(NEW_PASSWORD) ? 0 : elsewhere.canRefresh() ? 2 : 1);
    }

    /** What a service reports of somebody: here by way of a reading, watched in profile-service's store. */
    static Deed experienceOf(Deed reading) {
        return reading.watchedIn(Part.PROFILE, "experience of a " + reading.name());
    }
}
