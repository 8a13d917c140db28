package io.earnest.comment.profile;

/** A pen name with its picture. */
public record Avatar(String id, String name, String imageUrl) {
    /** Of those who may comment and have chosen none. */
    public static final Avatar NEUTRAL = new Avatar("neutral", "Anonymous", "/api/avatars/neutral/image");
}
