package io.earnest.article.readinglist;

import io.earnest.chassis.api.Answers;
import io.earnest.chassis.page.Page;
import io.earnest.chassis.page.Paging;
import io.earnest.chassis.problem.Problem;
import io.earnest.chassis.token.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Reading list")
class ReadingListController {
    private static final int MOST_ASKED = 50;

    private final ReadingList list;

    ReadingListController(ReadingList list) {
        this.list = list;
    }

    record Among(List<String> articleIds) {}

    @GetMapping("/api/me/reading-list")
    @Operation(
            summary = "What the viewer means to read later, added last first",
            description = "An article that is not published any more comes without its card, to be taken off the list.")
    Page<ReadingList.Listed> page(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return list.page(viewer, cursor, Paging.limit(limit));
    }

    @GetMapping("/api/me/reading-list/among")
    @Operation(summary = "Which of these articles, at most 50, are on the viewer's list")
    Among among(Viewer viewer, @RequestParam List<String> articleIds) {
        if (articleIds.isEmpty() || articleIds.size() > MOST_ASKED) {
            throw Problem.invalid("articleIds", "ask for 1 to " + MOST_ASKED).exception();
        }
        return new Among(list.among(viewer, articleIds));
    }

    @Answers({204, 409, 410})
    @PutMapping("/api/me/reading-list/{article}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Put an article on the list; again changes nothing. 409 reading-list-full above 1,000")
    void add(Viewer viewer, @PathVariable String article) {
        list.add(viewer, article);
    }

    @DeleteMapping("/api/me/reading-list/{article}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take an article off the list, deleted ones too; again changes nothing")
    void remove(Viewer viewer, @PathVariable String article) {
        list.remove(viewer, article);
    }
}
