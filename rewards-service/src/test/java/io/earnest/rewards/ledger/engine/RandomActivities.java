package io.earnest.rewards.ledger.engine;

import io.earnest.rewards.ledger.Command;
import io.earnest.rewards.ledger.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Endless commands of a small, busy world, with all that goes wrong: repeats, other values, nonsense. */
public final class RandomActivities {

    private final Random random;
    private final int profiles;
    private final int articles;
    private final List<Command> sent = new ArrayList<>();
    private int serial;

    public RandomActivities(Random random) {
        this.random = random;
        this.profiles = 3 + random.nextInt(20);
        this.articles = 1 + random.nextInt(12);
    }

    List<Command> sent() {
        return sent;
    }

    public Command next() {
        int dice = random.nextInt(100);
        if (dice < 8 && !sent.isEmpty()) {
            return sent.get(random.nextInt(sent.size()));
        }
        if (dice < 16 && !sent.isEmpty()) {
            return remember(Commands.attempt(1 + random.nextInt(3), sent.get(random.nextInt(sent.size()))));
        }
        return remember(fresh());
    }

    private Command remember(Command command) {
        sent.add(command);
        return command;
    }

    private Command fresh() {
        int article = random.nextInt(articles);
        int comment = random.nextInt(articles * 3);
        String commenter = profile(comment * 7);
        String reader = profile(random.nextInt(profiles));
        String below = article(comment % articles);
        return switch (random.nextInt(24)) {
            case 0, 1 -> Commands.signUp(reader);
            case 2 -> Commands.publish("new" + serial++, reader);
            case 3, 4, 5, 6 ->
                Commands.read(
                        article(article), reader, author(article), 1 + random.nextInt(15), 15 + random.nextInt(400));
            case 7, 8, 9 -> closed(Commands.plus(article(article), reader, author(article)));
            case 10, 11 -> Commands.minus(article(article), reader, author(article));
            case 12 -> closed(Commands.comment("com" + comment, below, commenter, author(comment % articles)));
            case 13, 14, 15, 16, 17 ->
                closed(Commands.like("com" + comment, below, reader, commenter, author(comment % articles)));
            case 18, 19 ->
                closed(Commands.dislike("com" + comment, below, reader, commenter, author(comment % articles)));
            case 20 -> Commands.report("rep" + serial++, reader, article(article));
            case 21 ->
                Commands.grant(
                        "grant" + serial++,
                        random.nextInt(4) == 0 ? "treasury" : reader,
                        1 + random.nextInt(random.nextInt(10) == 0 ? 5_000 : 10));
            case 22 -> Commands.reverse(key());
            default -> Commands.grant("bad" + serial++, "mint", -1);
        };
    }

    /** Now and then with a party whose account is closed. */
    private Command closed(Command command) {
        String party = random.nextBoolean() || command.commenter() == null ? command.author() : command.commenter();
        return random.nextInt(8) == 0 && !"archive".equals(party) ? Commands.closed(command, party) : command;
    }

    private String key() {
        if (sent.isEmpty() || random.nextInt(10) == 0) {
            return random.nextBoolean() ? "comment-valued:com" + random.nextInt(articles * 3) : "article-read:no:body";
        }
        String id = sent.get(random.nextInt(sent.size())).id();
        return id.substring(0, id.lastIndexOf('#'));
    }

    private String article(int number) {
        return "art" + number;
    }

    private String author(int article) {
        return article % 4 == 0 ? "archive" : profile(article);
    }

    private String profile(int number) {
        return "profile" + number % profiles;
    }
}
