package io.earnest.article;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.earnest.article.planted.one.One;
import io.earnest.article.planted.two.Two;
import org.junit.jupiter.api.Test;

/** Each rule is proved by a violation that is planted among the tests. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.earnest.article");

    private static final ArchRule NO_CYCLES =
            slices().matching("io.earnest.article.(**)").should().beFreeOfCycles();

    private static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    private static final ArchRule PEERS_KNOW_NO_FEATURE = noClasses()
            .that()
            .resideInAnyPackage("..article.profile..", "..article.rewards..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..article.article..", "..article.rating..", "..article.reading..");

    @Test
    void featuresDoNotDependOnEachOtherInACircle() {
        NO_CYCLES.check(MAIN);
        assertFinds(NO_CYCLES, One.class, Two.class);
    }

    @Test
    void timeComesFromTheClock() {
        TIME_COMES_FROM_THE_CLOCK.check(MAIN);
        assertFinds(TIME_COMES_FROM_THE_CLOCK, One.class);
    }

    @Test
    void whatSpeaksToPeersKnowsNoFeature() throws ClassNotFoundException {
        PEERS_KNOW_NO_FEATURE.check(MAIN);
        assertFinds(PEERS_KNOW_NO_FEATURE, Class.forName("io.earnest.article.rewards.PlantedPeer"));
    }

    private static void assertFinds(ArchRule rule, Class<?>... violation) {
        JavaClasses planted = new ClassFileImporter().importClasses(violation);
        assertThatThrownBy(() -> rule.check(planted)).isInstanceOf(AssertionError.class);
    }
}
