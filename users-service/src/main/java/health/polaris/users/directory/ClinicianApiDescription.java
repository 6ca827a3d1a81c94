package health.polaris.users.directory;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Completes the API description with what Java types do not tell (contracts/users.md §4). */
@Component
class ClinicianApiDescription implements OpenApiCustomizer {

    private static final String JSON = "application/json";

    private static final String LIST = "GET /dhos/v1/clinicians";
    private static final String IN_LIST = "ClinicianInList";
    private static final String BY_ID = "ClinicianById";
    private static final String BY_UUIDS = "POST /dhos/v1/clinician_list";

    @Override
    public void customise(OpenAPI description) {
        Stream.of(ListedClinician.class, CompactClinician.class)
                .map(form -> ModelConverters.getInstance(true).readAll(form))
                .forEach(schemas -> schemas.forEach(description::schema));
        description.schema(IN_LIST, anyOf("ListedClinician", "ClinicianResponse"));
        description.schema(
                BY_ID,
                anyOf("ClinicianResponse", "CompactClinician").addAnyOfItem(new Schema<>().types(Set.of("null"))));
        description.schema("ClinicianPage", page());
        description
                .getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> complete(method + " " + path, operation)));
    }

    private static void complete(String route, Operation operation) {
        if (route.equals(BY_UUIDS)) {
            answer(operation, map());
        }
        if (route.equals(LIST)) {
            answer(operation, list());
        }
        sorting(operation);
    }

    private static void sorting(Operation operation) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        for (Parameter parameter : parameters) {
            if (parameter.getName().equals("sort")) {
                List<String> columns = Arrays.stream(ClinicianSort.Column.values())
                        .map(ClinicianSort.Column::columnName)
                        .toList();
                parameter.schema(new ArraySchema().items(new StringSchema()._enum(columns)));
                parameter.explode(false);
            }
            if (parameter.getName().equals("order")) {
                parameter.schema(new StringSchema()._enum(List.of("asc", "desc")));
            }
        }
    }

    /** Items in one of the forms of contracts/users.md §2.2. */
    private static Schema<?> list() {
        return new ArraySchema().items(reference(IN_LIST));
    }

    private static Schema<?> page() {
        return new Schema<>()
                .types(Set.of("object"))
                .addProperty("results", list())
                .addProperty("total", new Schema<>().types(Set.of("integer")))
                .required(List.of("results", "total"));
    }

    /** By id: a clinician in one of two forms, or null. */
    private static Schema<?> map() {
        return new Schema<>().types(Set.of("object")).additionalProperties(reference(BY_ID));
    }

    private static Schema<?> anyOf(String... names) {
        Schema<?> schema = new Schema<>();
        Arrays.stream(names).forEach(name -> schema.addAnyOfItem(reference(name)));
        return schema;
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }

    /** Headers that the answer has beside its body stay. */
    private static void answer(Operation operation, Schema<?> schema) {
        operation
                .getResponses()
                .computeIfAbsent("200", ok -> new ApiResponse().description("OK"))
                .content(new Content().addMediaType(JSON, new MediaType().schema(schema)));
    }
}
