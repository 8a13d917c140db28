package io.earnest.rewards;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.earnest.rewards");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("io.earnest.planted");

    /** The ledger's rooms, each of which knows those in front of it at most. */
    private static final List<String> ROOMS = Stream.of(
                    ".entry",
                    ".chain",
                    ".state",
                    "",
                    ".decision",
                    ".store",
                    ".scheduling",
                    ".projection",
                    ".recovery",
                    ".engine",
                    ".verification",
                    ".mongo")
            .map(room -> "io.earnest.*.ledger" + room)
            .toList();

    static List<ArchRule> rules() {
        return List.of(
                slices().matching("io.earnest.*.(*)..").should().beFreeOfCycles(),
                rooms(),
                noClasses()
                        .that()
                        .resideInAnyPackage("io.earnest.*.ledger..", "io.earnest.*.tariff")
                        .and()
                        .resideOutsideOfPackage("io.earnest.*.ledger.mongo")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.springframework..", "com.mongodb..", "org.bson..", "jakarta..", "io.micrometer..")
                        .because("the ledger is plain Java"),
                noClasses()
                        .that()
                        .resideInAnyPackage(ROOMS.subList(0, ROOMS.indexOf("io.earnest.*.ledger.store"))
                                .toArray(String[]::new))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.util.concurrent..", "org.slf4j..")
                        .because("what decides is pure"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "io.earnest.*.ledger..",
                                "io.earnest.*.config",
                                "io.earnest.*.measure",
                                "io.earnest.*.rebuild",
                                "io.earnest.*.verify")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(ROOMS.subList(ROOMS.indexOf("io.earnest.*.ledger.decision"), ROOMS.size())
                                .toArray(String[]::new))
                        .because("features ask the ledger, and know nothing of how it works"),
                classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate(),
                noClasses().should().callMethod(Instant.class, "now").because("time comes from the injected clock"));
    }

    /** No room knows one behind it, and so there is no circle. */
    private static ArchRule rooms() {
        return CompositeArchRule.of(IntStream.range(0, ROOMS.size() - 1)
                        .mapToObj(room -> (ArchRule) noClasses()
                                .that()
                                .resideInAPackage(ROOMS.get(room))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        ROOMS.subList(room + 1, ROOMS.size()).toArray(String[]::new)))
                        .toList())
                .allowEmptyShould(true);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleHoldsAndFindsAPlantedViolation(ArchRule rule) {
        rule.check(OURS);
        assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
    }
}
