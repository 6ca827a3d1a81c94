package health.polaris.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The architecture that every service keeps to; each has a test that calls {@link #check}. */
public final class HouseRules {

    private HouseRules() {}

    /** @param root base package, e.g. {@code health.polaris.encounters} */
    public static void check(String root) {
        JavaClasses production = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
        rules(root).forEach(rule -> rule.allowEmptyShould(true).check(production));
    }

    private static List<ArchRule> rules(String root) {
        return List.of(
                slices().matching(root + ".(*)..").should().beFreeOfCycles(),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Manager|Helper|Utils?|Impl)")
                        .because("names say what a class is for"),
                noClasses()
                        .should()
                        .resideInAnyPackage("..model..", "..dto..", "..util..", "..impl..", "..helper..")
                        .because("packages are features"),
                noFields()
                        .should()
                        .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                        .because("what a class needs comes through its constructor"),
                classes()
                        .that()
                        .areAnnotatedWith("jakarta.persistence.Entity")
                        .should()
                        .notBePublic()
                        .orShould()
                        .haveSimpleNameNotEndingWith("Entity")
                        .because("entities are domain words"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("com.fasterxml.jackson.databind..")
                        .because("the services write and read JSON with Jackson 3"));
    }
}
