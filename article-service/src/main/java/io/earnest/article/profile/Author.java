package io.earnest.article.profile;

/** An article's author, as readers see them. */
public record Author(String handle, String displayName, int level) {
    static Author of(Profile profile) {
        return new Author(profile.handle(), profile.displayName(), profile.level());
    }
}
