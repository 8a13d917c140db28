package io.earnest.gateway.page;

import io.earnest.gateway.page.article.ArticleCard;
import io.earnest.gateway.page.profile.PublicProfile;
import org.jspecify.annotations.Nullable;

/**
 * What a person's public page shows.
 *
 * @param articles null while article-service does not answer
 */
public record ProfilePage(
        Frame frame, PublicProfile profile, @Nullable Slice<ArticleCard> articles) {

    public String older() {
        return new ListQuery("newest", null, profile.handle(), null, null)
                .after(articles == null ? null : articles.next());
    }
}
