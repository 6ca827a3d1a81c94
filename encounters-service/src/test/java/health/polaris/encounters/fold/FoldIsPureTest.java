package health.polaris.encounters.fold;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;

/** contracts/identity.md §0: the fold is plain code without database, clock or broker. */
class FoldIsPureTest {

    private static final JavaClasses FOLD = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("health.polaris.encounters.fold");

    @Test
    void theFoldDependsOnNothingButFacts() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "health.polaris.encounters.fold..",
                                "health.polaris.eventbus.identifier",
                                "java.lang..",
                                "java.util",
                                "java.util.function",
                                "java.util.stream",
                                "java.time",
                                "java.time.zone",
                                "org.pcollections",
                                "org.jspecify.annotations")
                        .or(belongToAnyOf(Normalizer.class, StandardCharsets.class)))
                .check(FOLD);
    }

    @Test
    void theFoldAsksForNoTimeAndNoChance() {
        noClasses()
                .should()
                .callMethodWhere(target(nameMatching("now|randomUUID|random|currentTimeMillis|nanoTime")))
                .check(FOLD);
    }
}
