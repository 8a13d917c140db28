package io.earnest.launcher.bench.reports;

import io.earnest.launcher.Console;
import io.earnest.launcher.bench.ledger.Activities;
import io.earnest.launcher.bench.result.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Comments of one profile on one article, as comment-service reports them: comments that there are not.
 *
 * @param activities in comment-service's name
 * @param run part of the comments' ids, which no run before had
 */
record CommentEntries(Activities activities, String run, String commenter, String article) {

    /** Books so many; refuses where one is not booked. */
    void book(int entries, Console console) throws InterruptedException {
        for (int from = 0; from < entries; from += Activities.BATCH) {
            console.live("Booking comments: " + Words.count(from) + " of " + Words.count(entries));
            List<Map<String, String>> commands = new ArrayList<>();
            for (int i = from; i < Math.min(entries, from + Activities.BATCH); i++) {
                commands.add(command("%s-%09d".formatted(run, i)));
            }
            activities.book(commands);
        }
        console.quiet();
    }

    private Map<String, String> command(String comment) {
        return Map.of(
                "command",
                "comment-posted:" + comment + "#1",
                "activity",
                "comment-posted",
                "actor",
                commenter,
                "article",
                article,
                "comment",
                comment,
                "author",
                "archive");
    }
}
