package io.earnest.profile.level;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Levels")
class LevelController {
    static final List<LevelView> OPENING = List.of(
            level(1, "Reading", "Reports"),
            level(2, "Plus"),
            level(5, "Minus", "Like"),
            level(8, "Dislike"),
            level(13, "Commenting", "Choosing an avatar: Leonardo, Donatello, Raphael, Michelangelo"),
            level(15, "Publishing", "Avatar Botticelli"),
            level(17, "Avatar Titian"),
            level(20, "Avatar Caravaggio"),
            level(23, "Avatar Artemisia"),
            level(26, "Avatar Sofonisba"),
            level(30, "Avatar Brunelleschi"));

    /** A level that opens something: the experience that it takes, and what it opens, in words. */
    record LevelView(int level, long xp, List<String> opens) {}

    @GetMapping("/api/levels")
    @Operation(
            summary = "The levels that open something",
            description =
                    "Level L takes 10·L·(L−1) experience. The role `author` opens commenting and publishing at any"
                            + " level. How much is paid a day at which level is the tariff's: `limits` of `/api/tariff`.")
    List<LevelView> levels() {
        return OPENING;
    }

    private static LevelView level(int level, String... opens) {
        return new LevelView(level, Levels.xpFor(level), List.of(opens));
    }
}
