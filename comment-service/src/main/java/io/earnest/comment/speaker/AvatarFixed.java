package io.earnest.comment.speaker;

/** The person speaks under another avatar in this article already. */
public final class AvatarFixed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String avatarId;

    AvatarFixed(String avatarId) {
        super("speaks as " + avatarId, null, false, false);
        this.avatarId = avatarId;
    }

    /** The avatar that it is. */
    public String avatarId() {
        return avatarId;
    }
}
