package io.earnest.article.rating;

import io.earnest.article.article.Article;
import io.earnest.chassis.token.Viewer;
import org.springframework.stereotype.Component;

/** What a viewer gave an article, where something remains of it. */
@Component
public class RatingPanel {
    private final RatingStore ratings;

    RatingPanel(RatingStore ratings) {
        this.ratings = ratings;
    }

    /** For an article that the viewer may read. */
    public RatingView of(Viewer viewer, Article article) {
        return ratings.find(Rating.id(article.id(), viewer.id()))
                .filter(rating -> !rating.booking().leavesNothing())
                .map(RatingView::of)
                .orElse(RatingView.NONE);
    }
}
