package health.polaris.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/** What is seen in the classes: packages without cycles, names that say what a class is for. */
final class Architecture {

    /** Each package is a slice of its own, however deep it lies, and so is the root, where a service has its entry point. */
    static final ArchRule NO_CYCLES =
            slices().matching("health.polaris.(**)").should().beFreeOfCycles();

    private Architecture() {}

    static void check(String root) {
        JavaClasses production = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(new ImportOption.DoNotIncludeJars())
                .importPackages(root);
        rules().forEach(rule -> rule.allowEmptyShould(true).check(production));
    }

    private static boolean isQuantity(JavaClass type) {
        return type.isEquivalentTo(Duration.class)
                || type.isPrimitive() && !type.isEquivalentTo(boolean.class)
                || type.isAssignableTo(Number.class);
    }

    private static List<ArchRule> rules() {
        return List.of(
                NO_CYCLES,
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
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
                        .because("settings are bound once, in records, and documented from there"),
                classes()
                        .that()
                        .areAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties")
                        .should()
                        .beAnnotatedWith("org.springframework.validation.annotation.Validated")
                        .because("a wrong setting stops the start"),
                fields().that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties")
                        .and()
                        .areNotStatic()
                        .and()
                        .haveRawType(describe("a number or a duration", Architecture::isQuantity))
                        .should()
                        .beAnnotatedWith("jakarta.validation.constraints.Min")
                        .orShould()
                        .beAnnotatedWith("jakarta.validation.constraints.DecimalMin")
                        .orShould()
                        .beAnnotatedWith("org.hibernate.validator.constraints.time.DurationMin")
                        .because(
                                "a service that starts with a size or a time below zero does nothing, and says nothing"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("health.polaris.testing")
                        .and()
                        .doNotHaveSimpleName("OutwardHttp")
                        .should()
                        .callMethod(HttpClient.class, "newBuilder")
                        .because("all calls trust whom HTTP_TLS_BUNDLE says"),
                noClasses()
                        .should()
                        .callMethod("org.springframework.jdbc.core.simple.JdbcClient$MappedQuerySpec", "stream")
                        .because("a stream of rows that nobody closes keeps its connection for ever: list() first"),
                classes()
                        .that()
                        .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                        .should()
                        .haveSimpleNameEndingWith("Controller")
                        .because("a newcomer finds the file from the URL"),
                classes()
                        .that()
                        .areAnnotatedWith("jakarta.persistence.Entity")
                        .should()
                        .notBePublic()
                        .orShould()
                        .haveSimpleNameNotEndingWith("Entity")
                        .because("entities are domain words"),
                noClasses()
                        .that()
                        // The library that describes the API has Jackson 2 in its interfaces.
                        .resideOutsideOfPackage("health.polaris.web.description")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("com.fasterxml.jackson.databind..")
                        .because("the services write and read JSON with Jackson 3"));
    }
}
