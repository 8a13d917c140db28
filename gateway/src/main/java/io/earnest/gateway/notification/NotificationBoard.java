package io.earnest.gateway.notification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.earnest.chassis.call.Remote;
import io.earnest.chassis.notification.News;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import io.earnest.gateway.notification.Services.OpenAppeal;
import io.earnest.gateway.notification.Services.ReadMark;
import io.earnest.gateway.notification.Services.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A person's notifications out of what four services keep. All have one order, by time and id, so a page is the newest of what
 * each has before the same place. A service that is away leaves its own out, and is named.
 */
@Component
class NotificationBoard {
    private static final Duration AT_MOST = Duration.ofSeconds(2);
    /** So long a count may be behind; marking as read forgets it. */
    private static final Duration COUNT_KEPT = Duration.ofSeconds(15);

    private static final int MOST_KEPT = 50_000;

    private final Services services;
    private final Remote remote;
    private final Cache<String, Count> counts = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(COUNT_KEPT)
            .build();

    NotificationBoard(Services services, Remote remote) {
        this.services = services;
        this.remote = remote;
    }

    /** A page of what somebody was told. */
    record Listing(List<Told> items, @Nullable String next, List<String> unavailable) {}

    /** How many are unread, of each service at most 100. */
    record Count(int unread, List<String> unavailable) {}

    /** @param total how many wait, of each service counted to at most 100 */
    record AppealListing(List<OpenAppeal> items, @Nullable String next, int total, List<String> unavailable) {}

    /** A page of them; who looks at the list is told the count anew. */
    Listing page(String profile, String token, @Nullable String cursor, @Nullable Integer asked) {
        counts.invalidate(profile);
        int limit = Paging.limit(asked);
        List<String> checked = Paging.parts(cursor, 1);
        String from = checked == null ? null : cursor;
        Round<Services.Page> round =
                Round.ask(remote, services.all(), AT_MOST, service -> service.page(token, from, limit));
        boolean more = round.given().values().stream().anyMatch(page -> page.next() != null);
        Function<Told, String> position = told -> News.position(told.at(), told.id());
        Page<Told> page = merged(
                round.given().values().stream().map(Services.Page::items).toList(),
                Comparator.comparing(position).reversed(),
                position,
                limit,
                more);
        return new Listing(page.items(), page.next(), round.unavailable());
    }

    /** The first of all lists together; each list holds its own first ones. */
    private static <T> Page<T> merged(
            List<List<T>> lists, Comparator<T> order, Function<T, String> position, int limit, boolean more) {
        List<T> all = lists.stream().flatMap(List::stream).sorted(order).toList();
        List<T> shown = all.subList(0, Math.min(limit, all.size()));
        boolean next = !shown.isEmpty() && (more || all.size() > shown.size());
        return new Page<>(shown, next ? Paging.cursor(position.apply(shown.getLast())) : null);
    }

    Count unread(String profile, String token) {
        Count kept = counts.getIfPresent(profile);
        if (kept != null) {
            return kept;
        }
        Round<Services.Unread> round = Round.ask(remote, services.all(), AT_MOST, service -> service.unread(token));
        Count count = new Count(
                round.given().values().stream()
                        .mapToInt(Services.Unread::unread)
                        .sum(),
                round.unavailable());
        if (count.unavailable().isEmpty()) {
            counts.put(profile, count);
        }
        return count;
    }

    /**
     * Marks as read, which may be repeated.
     *
     * @throws io.earnest.chassis.problem.ProblemException 503 where a service did not take it
     */
    void read(String profile, String token, @Nullable Instant until, @Nullable List<String> ids) {
        ReadMark mark = new ReadMark(until, ids);
        Round<Boolean> round = Round.ask(remote, services.all(), AT_MOST, service -> {
            service.read(token, mark);
            return true;
        });
        counts.invalidate(profile);
        round.unavailable().stream().findFirst().ifPresent(service -> {
            throw Problem.unavailable(service).exception();
        });
    }

    /** An account is deleted: what its services told goes too. What is not reached now is forgotten when it is too old. */
    List<String> forget(String token) {
        return Round.ask(remote, services.all(), AT_MOST, service -> {
                    service.forget(token);
                    return true;
                })
                .unavailable();
    }

    void appeal(String token, String id, String text) {
        Map.Entry<String, Services.Appealed> service = services.ofId(id)
                .orElseThrow(() -> Problem.notFound("notification").exception());
        boolean unused = remote.once(Services.peer(service.getKey()), () -> {
            service.getValue().appeal(token, id, new Services.NewAppeal(text));
            return true;
        });
    }

    AppealListing appeals(String token, @Nullable String cursor, @Nullable Integer asked) {
        int limit = Paging.limit(asked);
        List<String> checked = Paging.parts(cursor, 1);
        String from = checked == null ? null : cursor;
        Round<Services.Appeals> round =
                Round.ask(remote, services.appealed(), AT_MOST, service -> service.appeals(token, from, limit));
        if (round.given().isEmpty() && !round.forbidden().isEmpty()) {
            throw Problem.forbidden("This is for moderators and operators.").exception();
        }
        boolean more = round.given().values().stream().anyMatch(page -> page.next() != null);
        Function<OpenAppeal, String> position = appeal -> News.position(appeal.at(), appeal.id());
        Page<OpenAppeal> page = merged(
                round.given().values().stream().map(Services.Appeals::items).toList(),
                Comparator.comparing(position),
                position,
                limit,
                more);
        int total = round.given().values().stream()
                .mapToInt(Services.Appeals::total)
                .sum();
        return new AppealListing(page.items(), page.next(), total, round.unavailable());
    }
}
