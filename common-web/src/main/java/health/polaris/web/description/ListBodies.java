package health.polaris.web.description;

import health.polaris.web.validation.LongLists;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedType;
import java.util.Collection;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** Says how many elements a body may have that is a list, and how long each may be: springdoc describes a parameter's type alone. */
record ListBodies() implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)
                    && Collection.class.isAssignableFrom(parameter.getParameterType())) {
                describe(operation, type(parameter));
            }
        }
        return operation;
    }

    private static AnnotatedType type(MethodParameter parameter) {
        return parameter.getExecutable().getAnnotatedParameterTypes()[parameter.getParameterIndex()];
    }

    private static void describe(Operation operation, AnnotatedType type) {
        operation.getRequestBody().getContent().values().forEach(content -> {
            Schema<?> list = content.getSchema();
            Bounds.describe(type, list);
            if (list.getMaxItems() == null) {
                list.setMaxItems(LongLists.MOST);
            }
        });
    }
}
