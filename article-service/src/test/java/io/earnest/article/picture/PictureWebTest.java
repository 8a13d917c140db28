package io.earnest.article.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.article.testing.Http;
import io.earnest.article.testing.RunningService;
import io.earnest.chassis.testing.Hostile;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Hostile
class PictureWebTest extends RunningService {
    private static final Duration WEEK = Duration.ofDays(7);
    private static int colours;

    /** Of a colour of its own, so that each is another picture. */
    private static byte[] photograph() {
        int colour = 0xFF000000 | ++colours * 0x010305;
        return Images.of("jpg", 1000, 500, (x, y) -> colour);
    }

    private Http.Answer upload(Person person, byte[] file) {
        return person.http().file("/api/pictures", "image/jpeg", file);
    }

    private String path(Person person) {
        Http.Answer answer = upload(person, photograph());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.text("path");
    }

    private String published(Person author, String picture) {
        String id = author.http()
                .post(
                        "/api/articles",
                        Map.of("title", "With a picture", "body", "Look:\n\n![A field](" + picture + ")"))
                .text("id");
        assertThat(author.http()
                        .post("/api/articles/" + id + "/publication", null)
                        .status())
                .isEqualTo(200);
        return id;
    }

    private int status(String path) {
        return anonymous().bytes(path).statusCode();
    }

    @Test
    void aPictureIsShownWithItsSizeAndKeptForEver() {
        Person author = person(15);
        Http.Answer taken = upload(author, photograph());
        String path = taken.text("path");
        assertThat(path).matches("/pictures/[0-9a-z]{20}-1000x500\\.jpg");
        assertThat(taken.header("Location")).isEqualTo(path);
        HttpResponse<byte[]> full = anonymous().bytes(path);
        assertThat(full.statusCode()).isEqualTo(200);
        assertThat(full.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(full.headers().firstValue("Cache-Control").orElse(""))
                .contains("max-age=31536000", "public", "immutable");
        assertThat(full.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(full.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(Images.read(full.body()).getWidth()).isEqualTo(1000);
        String small = path.replace(".jpg", "-800.jpg");
        assertThat(Images.read(anonymous().bytes(small).body()).getWidth()).isEqualTo(800);
        String etag = full.headers().firstValue("ETag").orElseThrow();
        assertThat(anonymous().bytes(path, "If-None-Match", etag).statusCode()).isEqualTo(304);

        String html = author.http()
                .post("/api/previews", Map.of("body", "![A \"field\"](" + path + ")"))
                .text("html");
        assertThat(html)
                .contains(
                        "src=\"" + path + "\"", "srcset=\"" + small + " 800w , " + path + " 1000w\"", "width=\"1000\"")
                .contains("height=\"500\"", "loading=\"lazy\"", "alt=\"A &#34;field&#34;\"");
    }

    @Test
    void theSameFileIsTheSamePictureAndAnothersIsAnother() {
        Person author = person(15);
        byte[] file = photograph();
        String path = upload(author, file).text("path");
        assertThat(upload(author, file).text("path")).isEqualTo(path);
        assertThat(upload(person(15), file).text("path")).isNotEqualTo(path);
    }

    @Test
    void onlyWhoMayPublishSendsPicturesAndOnlyPictures() {
        assertThat(anonymous().file("/api/pictures", "image/png", photograph()).status())
                .isEqualTo(401);
        assertThat(upload(person(14), photograph()).type()).isEqualTo("level-too-low");
        assertThat(upload(person(1, "author"), photograph()).status()).isEqualTo(201);
        Person author = person(15);
        for (String file : List.of("<svg xmlns='http://www.w3.org/2000/svg'/>", "{}", "", "GIF89a")) {
            Http.Answer refused = upload(author, file.getBytes(StandardCharsets.UTF_8));
            assertThat(refused.status()).as(file).isEqualTo(400);
            assertThat(refused.type()).as(file).isEqualTo("not-a-picture");
        }
        assertThat(upload(author, Images.announcing(20_000, 20_000, 1_000_000)).type())
                .isEqualTo("too-many-pixels");
        assertThat(upload(author, new byte[5 * 1024 * 1024]).type()).isEqualTo("not-a-picture");
        assertThat(author.http().post("/api/previews", "x".repeat(1_300_001)).status())
                .as("other bodies are as limited as before")
                .isEqualTo(413);
    }

    @Test
    void anAddressThatNobodyGaveLeadsNowhere() {
        String path = path(person(15));
        for (String other : List.of(
                path.replace("1000x500", "1001x500"),
                path.replace(".jpg", ".png"),
                path.replace(".jpg", ".svg"),
                path.replace(".jpg", "-400.jpg"),
                path.replace(".jpg", ""),
                "/pictures/x",
                path.replaceAll("/[0-9a-z]{20}", "/00000000000000000000"))) {
            assertThat(status(other)).as(other).isEqualTo(404);
        }
    }

    @Test
    void aPictureGoesOutOfViewWithTheArticleThatAModeratorRemoves() {
        Person author = person(15);
        String path = path(author);
        String article = published(author, path);
        assertThat(status(path)).isEqualTo(200);
        assertThat(person(1, "moderator")
                        .http()
                        .delete("/api/articles/" + article)
                        .status())
                .isEqualTo(204);
        assertThat(status(path)).isEqualTo(404);
        assertThat(status(path.replace(".jpg", "-800.jpg"))).isEqualTo(404);
    }

    @Test
    void nobodyTakesAnothersPictureAway() {
        Person author = person(15);
        String path = path(author);
        String id = path.replaceAll("/pictures/([0-9a-z]{20}).*", "$1");
        assertThat(anonymous().delete("/api/pictures/" + id).status()).isEqualTo(401);
        for (Person other : List.of(person(50), person(1, "moderator"))) {
            assertThat(other.http().delete("/api/pictures/" + id).status()).isEqualTo(404);
        }
        assertThat(status(path)).isEqualTo(200);
        assertThat(author.http().delete("/api/pictures/" + id).status()).isEqualTo(204);
        assertThat(status(path)).isEqualTo(404);
        assertThat(author.http().delete("/api/pictures/" + id).status()).isEqualTo(404);
    }

    @Test
    void whatNoArticleShowsForAWeekGoesAndWhatOneShowsStays() {
        Person author = person(15);
        String shown = path(author);
        String unused = path(author);
        String takenOut = path(author);
        published(author, shown);
        String article = published(author, takenOut);
        Http.Answer edit = author.http()
                .put(
                        "/api/articles/" + article,
                        Map.of("title", "Without", "body", "Nothing to see."),
                        "If-Match",
                        "*");
        assertThat(edit.status()).isEqualTo(200);
        assertThat(status(takenOut))
                .as("no article shows it, none that had it is deleted")
                .isEqualTo(200);
        CLOCK.forward(WEEK.minusHours(1));
        assertThat(status(unused)).isEqualTo(200);
        CLOCK.forward(Duration.ofHours(2));
        await("the unused one is gone", () -> status(unused) == 404);
        await("and what was taken out of its article", () -> status(takenOut) == 404);
        CLOCK.forward(WEEK.multipliedBy(3));
        path(person(15));
        assertThat(status(shown)).isEqualTo(200);
    }

    @Test
    void picturesAreInTheirOwnersExportAlone() {
        Person author = person(15);
        String path = path(author);
        assertThat(pictures(author)).contains(path);
        assertThat(pictures(person(15))).doesNotContain(path);
    }

    private static String pictures(Person person) {
        StringBuilder all = new StringBuilder();
        String cursor = "";
        while (cursor != null) {
            Http.Answer page = person.http().get("/api/export" + (cursor.isEmpty() ? "" : "?cursor=" + cursor));
            assertThat(page.status()).isEqualTo(200);
            if (page.text("section").equals("pictures")) {
                all.append(page.body().path("items"));
            }
            cursor = page.body().path("next").isNull() ? null : page.text("next");
        }
        return all.toString();
    }
}
