package io.earnest.gateway.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a refused sign-in or sign-up says to a person; the script's words.js says the same to those who have it.
 *
 * @param fields a sentence for each field that is named
 * @param otherwise a sentence where none is
 */
record SignRefusal(Map<String, String> fields, @Nullable String otherwise) {
    static final String UNAVAILABLE =
            "The profile service can't be reached at the moment. Nothing is lost: please try again in a minute.";

    static SignRefusal of(JsonNode problem) {
        String type = problem.path("type").asString("");
        return switch (type.substring(type.lastIndexOf('/') + 1)) {
            case "bad-credentials" -> said("The handle and the password don't go together. Check both and try again.");
            case "handle-taken" ->
                new SignRefusal(
                        Map.of(
                                "handle",
                                "Somebody has that handle already. Choose another one, or sign in if it was you."),
                        null);
            case "too-many-attempts", "too-many-requests" ->
                said("Too many attempts in a short time. Please wait a few minutes and try again.");
            case "too-many-sign-ups" ->
                said("Today's sign-ups from this network are used up. New ones open at midnight UTC.");
            case "bad-recovery-code" ->
                said(
                        "The handle and the code don't go together, or the code was used already. Take the next one of your"
                                + " list.");
            case "bad-code" ->
                said(
                        "That is not the code of this moment, or it was used already. Take the next one, or a recovery code.");
            case "sign-in-again" -> said("That took longer than five minutes. Please sign in again.");
            case "suspended" -> said("Your profile is suspended, so this is closed to you.");
            case "unavailable" -> said(UNAVAILABLE);
            case "invalid-request" -> named(problem);
            default -> said(detail(problem));
        };
    }

    static boolean isNamed(JsonNode problem, String... names) {
        String type = problem.path("type").asString("");
        return List.of(names).contains(type.substring(type.lastIndexOf('/') + 1));
    }

    /** All that is wrong in one text. */
    String said() {
        return otherwise == null ? String.join(" ", fields.values()) : otherwise;
    }

    private static SignRefusal named(JsonNode problem) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (JsonNode error : problem.path("errors")) {
            fields.put(
                    error.path("field").asString(""),
                    sentence(error.path("message").asString("")));
        }
        return fields.keySet().stream().anyMatch(SignRefusal::isShown)
                ? new SignRefusal(fields, null)
                : said(detail(problem));
    }

    private static boolean isShown(String field) {
        return field.equals("handle")
                || field.equals("password")
                || field.equals("displayName")
                || field.equals("code");
    }

    private static SignRefusal said(String sentence) {
        return new SignRefusal(Map.of(), sentence);
    }

    private static String detail(JsonNode problem) {
        String detail = problem.path("detail").asString("");
        return detail.isBlank() ? "Something went wrong on our side. Please try again in a minute." : detail;
    }

    private static String sentence(String message) {
        if (message.isBlank()) {
            return "This can't be taken as it is.";
        }
        String capital = Character.toUpperCase(message.charAt(0)) + message.substring(1);
        return capital.matches("(?s).*[.!?]") ? capital : capital + ".";
    }
}
