package io.earnest.profile.avatar;

/**
 * A pen name with a portrait. Several people may use the same one.
 *
 * @param id lower-case, such as {@code leonardo}
 * @param availableFromLevel the level that opens it
 */
public record Avatar(String id, String name, int availableFromLevel) {
    /** Where its picture is. */
    public String imageUrl() {
        return "/api/avatars/" + id + "/image";
    }
}
