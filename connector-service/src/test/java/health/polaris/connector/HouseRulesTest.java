package health.polaris.connector;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import health.polaris.house.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private static final String ROOT = "health.polaris.connector";
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void keepsTheHouseRules() {
        HouseRules.check(ROOT);
    }

    /** Digests are the JDK's own. */
    @Test
    void hl7KnowsNoFramework() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".hl7..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework..", "jakarta..", "health.polaris.common..")
                        .and(resideOutsideOfPackage("health.polaris.common.digest")))
                .check(PRODUCTION);
    }

    /** Between the packages of one feature, as between features. */
    @Test
    void partsOfAFeatureKnowEachOtherOneWay() {
        Stream.of(".hl7", ".inbound", ".observation")
                .forEach(feature -> SlicesRuleDefinition.slices()
                        .matching("(" + ROOT + feature + ".*)")
                        .should()
                        .beFreeOfCycles()
                        .check(PRODUCTION));
    }

    @Test
    void theLogOfMessagesKnowsNothingOfHowTheyArrive() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".messagelog")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".inbound..")
                .check(PRODUCTION);
    }
}
