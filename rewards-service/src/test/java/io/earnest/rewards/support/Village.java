package io.earnest.rewards.support;

import io.earnest.chassis.Ids;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A few people and articles, among whom seeded activities happen that often meet and often can't be paid. */
public final class Village {
    private final Random random;
    private final List<Person> people;
    private final List<String> articles = ids(8);
    private final List<String> comments = ids(12);

    public Village(long seed) {
        random = new Random(seed);
        people = IntStream.range(0, 12).mapToObj(i -> Person.named("p" + i)).toList();
    }

    public List<Person> people() {
        return people;
    }

    /** The next activity; the same one now and then. Safe for use by many threads. */
    public synchronized Cmd next() {
        Person actor = any(people);
        int a = random.nextInt(articles.size());
        Person author = people.get(a % people.size());
        int c = random.nextInt(comments.size());
        Person commenter = people.get((c + 5) % people.size());
        String below = articles.get(c % articles.size());
        Person belowAuthor = people.get(c % articles.size() % people.size());
        return switch (random.nextInt(10)) {
            case 0 -> Cmd.granted(Ids.random(), 1 + random.nextInt(9), actor.id());
            case 1 -> Cmd.published(articles.get(a), author);
            case 2 -> Cmd.read(articles.get(a), actor, author, 15 + random.nextInt(300));
            case 3 -> Cmd.plussed(articles.get(a), actor, author);
            case 4 -> Cmd.minused(Ids.random(), actor, author);
            case 5 -> Cmd.commented(below, comments.get(c), commenter, belowAuthor);
            case 6 -> Cmd.commented(below, Ids.random(), actor, belowAuthor);
            default -> vote(actor, c, commenter, below, belowAuthor);
        };
    }

    private Cmd vote(Person actor, int comment, Person commenter, String article, Person author) {
        if (actor.equals(commenter)) {
            return Cmd.read(Ids.random(), actor, author, 60);
        }
        return random.nextInt(3) > 0
                ? Cmd.liked(article, comments.get(comment), actor, commenter, author)
                : Cmd.disliked(article, comments.get(comment), actor, commenter, author);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> Ids.random()).toList();
    }
}
