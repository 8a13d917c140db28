package io.earnest.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The page that verifies proofs: as a site serves it, and as a file that was saved, without a network. */
@BesideOthers
@ResourceLock(Browsers.ONE_AT_A_TIME)
class BrowserVerifyTest {
    private static final Path PAGE = Path.of("../gateway/src/main/resources/verify/verify.html");
    private static final Path TABLE = Path.of("../rewards-service/src/test/resources/proof/forgeries.json");

    /** Of what the table holds this is RFC 8785. */
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @RegisterExtension
    static final Browsers browsers = new Browsers();

    private final World world = World.shared();

    @Test
    void aBoughtReportIsSavedAndVerifiedByThePageThatAsksNobody() {
        String article = world.imported("To be proved");
        Person vera = world.newcomer("vera");
        world.read(vera, article);
        String report = vera.post("/api/articles/" + article + "/pnl-reports", "{}")
                .is(201)
                .at("/id");
        Visitor visitor = browsers.desktop("vera");
        Page page = visitor.page();
        visitor.signIn(vera.handle);
        visitor.open("/reports/" + report);
        Locator link = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Save it"));
        Download saved = page.waitForDownload(link::click);
        assertThat(saved.suggestedFilename()).isEqualTo("earnest-report-" + report + ".proof.json");
        Path file = saved.path();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("verify it"))
                .click();
        page.context().setOffline(true);
        page.getByLabel("The proof's file").setInputFiles(file);
        Locator result = page.getByRole(AriaRole.STATUS);
        assertThat(result.locator("strong")).hasText("In order");
        assertThat(result).containsText(report);
        assertThat(result).containsText("none left out");
        visitor.look("verified");
        page.context().setOffline(false);

        visitor.open("/wallet?articleId=" + article);
        Locator proofs = page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName("Proof").setExact(true));
        assertThat(proofs).hasCount(2);
        visitor.look("wallet-proofs");
        Path entry = page.waitForDownload(proofs.last()::click).path();
        visitor.open("/verify");
        page.getByLabel("The proof's file").setInputFiles(entry);
        assertThat(result.locator("strong")).hasText("In order");
        assertThat(result).containsText("for article-read on the line READING");
        visitor.sawNoTroubleBut(409);
        Visitor phone = browsers.phone("vera");
        phone.open("/verify");
        phone.look("verify");
        phone.sawNoTrouble();
    }

    @Test
    void aSavedPageFindsEachForgeryWithoutANetwork() throws IOException {
        Map<String, Object> table = tree(Files.readString(TABLE));
        Visitor visitor = browsers.desktop("saver");
        Page page = visitor.page();
        page.context().setOffline(true);
        page.navigate(PAGE.toRealPath().toUri().toString());
        page.getByText("Whom do you trust?").click();
        Locator verdict = page.getByRole(AriaRole.STATUS).locator("strong");
        List<?> rows = (List<?>) table.get("rows");
        assertThat(rows).hasSizeGreaterThan(50);
        for (Object element : rows) {
            Map<?, ?> row = (Map<?, ?>) element;
            String text = forged((Map<?, ?>) table.get("proofs"), row);
            page.getByLabel("Policy").fill(row.get("policy").equals(true) ? (String) table.get("policy") : "");
            page.getByLabel("The proof's file")
                    .setInputFiles(
                            new FilePayload("proof.json", "application/json", text.getBytes(StandardCharsets.UTF_8)));
            String says = (String) row.get("says");
            try {
                assertThat(verdict).hasText(says.equals("in-order") ? "In order" : "Wrong (" + says + ")");
            } catch (AssertionError e) {
                throw new AssertionError(row.get("name") + ": " + e.getMessage(), e);
            }
        }
        visitor.sawNoTrouble();
    }

    @SuppressWarnings("unchecked") // Trees of JSON.
    private static String forged(Map<?, ?> proofs, Map<?, ?> row) {
        Map<String, Object> tree = tree(CANONICAL.writeValueAsString(proofs.get(row.get("of"))));
        for (Object element : (List<?>) row.get("edits")) {
            Map<?, ?> edit = (Map<?, ?>) element;
            String[] way = ((String) edit.get("at")).split("/");
            Object place = tree;
            for (int i = 0; i < way.length - 1; i++) {
                place = place instanceof List<?> list
                        ? list.get(Integer.parseInt(way[i]))
                        : ((Map<?, ?>) place).get(way[i]);
            }
            String last = way[way.length - 1];
            boolean removed = edit.containsKey("remove");
            if (place instanceof List<?> list && removed) {
                list.remove(Integer.parseInt(last));
            } else if (place instanceof List<?>) {
                ((List<Object>) place).set(Integer.parseInt(last), edit.get("set"));
            } else if (removed) {
                ((Map<String, Object>) place).remove(last);
            } else {
                ((Map<String, Object>) place).put(last, edit.get("set"));
            }
        }
        String text = CANONICAL.writeValueAsString(tree);
        for (Object element : (List<?>) row.get("texts")) {
            Map<?, ?> change = (Map<?, ?>) element;
            text = text.replace((String) change.get("from"), (String) change.get("to"));
        }
        return text;
    }

    private static Map<String, Object> tree(String json) {
        return CANONICAL.readValue(json, new TypeReference<>() {});
    }
}
