package io.earnest.article.mine;

import io.earnest.article.article.Access;
import io.earnest.article.article.Article;
import io.earnest.article.rating.RatingPanel;
import io.earnest.article.rating.RatingView;
import io.earnest.article.reading.ReadingPanel;
import io.earnest.article.reading.ReadingView;
import io.earnest.article.readinglist.ReadingList;
import io.earnest.chassis.api.Answers;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One question, with one look at the article, for all that its panels show of the viewer. */
@RestController
@Tag(name = "Mine")
class MineController {
    private final Access access;
    private final ReadingPanel readings;
    private final RatingPanel ratings;
    private final ReadingList list;

    MineController(Access access, ReadingPanel readings, RatingPanel ratings, ReadingList list) {
        this.access = access;
        this.readings = readings;
        this.ratings = ratings;
        this.list = list;
    }

    /**
     * The viewer's reading of the article and their rating, each as at its own address.
     *
     * @param listed whether it is on their reading list
     */
    record Mine(ReadingPanel.ReadingOfArticle reading, RatingView rating, boolean listed) {}

    @Answers(410)
    @GetMapping("/api/articles/{id}/mine")
    @Operation(
            summary = "What the article's panels need to know of the viewer: the reading, the rating, the reading list")
    Mine panels(Viewer viewer, @PathVariable String id) {
        Article article = access.readable(id, Optional.of(viewer));
        ReadingPanel.ReadingOfArticle reading = readings.of(viewer, article);
        // Nobody rates what they have not read: most viewers need no look at the ratings.
        boolean read = reading.state() == ReadingView.State.VERIFIED;
        return new Mine(reading, read ? ratings.of(viewer, article) : RatingView.NONE, list.has(viewer, article));
    }
}
