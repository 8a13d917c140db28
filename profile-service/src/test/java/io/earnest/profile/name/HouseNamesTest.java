package io.earnest.profile.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.earnest.chassis.testing.Hostile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Hostile
class HouseNamesTest {
    private static final Pattern PATH = Pattern.compile("^  \"?/(?:api/)?([^/{\":.]+)", Pattern.MULTILINE);
    private static final Pattern PAGE = Pattern.compile("Mapping\\(\\s*(?:path = )?\"/([a-z-]+)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Earnest",
                "Eаrnest",
                "ＥＡＲＮＥＳＴ",
                "𝐄𝐚𝐫𝐧𝐞𝐬𝐭",
                "earnesт",
                "E.A.R.N.E.S.T.",
                "Éarnest ✓",
                "@operator",
                "οperator",
                "0perat0r",
                "admin",
                "ADMIN",
                "Adm1n",
                "adrnin",
                "admin2",
                "the-admin",
                "Earnest Support",
                "earnest_team",
                "Official Earnest",
                "Jane of Earnest Support",
                "Jane (moderator)",
                "Jane @admin",
                "moderators",
                "staff",
                "treasury",
                "Mint",
                "budget",
                "archive",
                "Former author"
            })
    void whatSpeaksForTheHouseIsKnown(String name) {
        assertThat(HouseNames.speaksForTheHouse(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Earnest Evans",
                "Ernest",
                "earnestly",
                "Ada Lovelace",
                "modern-times",
                "Rita",
                "the-mentor",
                "minty",
                "rootless",
                "Ham Operator Joe",
                "supportive-friend",
                "Штефан",
                "عدي",
                "李雷",
                "👩‍👩‍👧‍👦 עדה",
                "1984",
                "x"
            })
    void whatDoesNotIsAnybodys(String name) {
        assertThat(HouseNames.speaksForTheHouse(name)).isFalse();
        assertThat(HouseNames.isReserved(name)).isFalse();
    }

    @Test
    void aModeratorIsOneAndNoMore() {
        assertThat(HouseNames.speaksForMoreThanModerators("Moderator Ann")).isFalse();
        assertThat(HouseNames.speaksForMoreThanModerators("Moderator")).isFalse();
        assertThat(HouseNames.speaksForMoreThanModerators("Earnest moderator")).isTrue();
        assertThat(HouseNames.speaksForMoreThanModerators("earnest-moderator")).isTrue();
        assertThat(HouseNames.speaksForMoreThanModerators("@operator")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api",
                "articles",
                "feed",
                "sitemap",
                "sitemaps",
                "sign-in",
                "signup",
                "settings",
                "artic1es",
                "well-known"
            })
    void wordsOfTheAddressSpaceAreNobodysHandles(String handle) {
        assertThat(HouseNames.isReserved(handle)).isTrue();
        assertThat(HouseNames.isReserved(handle + "-of-ada")).isFalse();
    }

    @Test
    void whateverIsPublishedIsAmongThem() throws IOException {
        Set<String> open = new TreeSet<>();
        for (String segment : segments()) {
            if (segment.matches("[a-z0-9_-]{3,30}") && !HouseNames.isReserved(segment)) {
                open.add(segment);
            }
        }
        assertThat(open).as("add to HouseNames.ADDRESSES").isEmpty();
    }

    private static Set<String> segments() throws IOException {
        Set<String> segments = new TreeSet<>();
        for (String module :
                List.of("article-service", "comment-service", "profile-service", "rewards-service", "gateway")) {
            collect(PATH, Path.of("..", module, "openapi.yaml"), segments);
        }
        try (Stream<Path> sources = Files.walk(Path.of("../gateway/src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                collect(PAGE, source, segments);
            }
        }
        assertThat(segments).contains("articles", "sessions", "sign-in", "wallet");
        return segments;
    }

    private static void collect(Pattern pattern, Path file, Set<String> into) throws IOException {
        Matcher found = pattern.matcher(Files.readString(file));
        while (found.find()) {
            into.add(found.group(1));
        }
    }
}
