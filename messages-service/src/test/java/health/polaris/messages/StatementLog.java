package health.polaris.messages;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Every statement with parameters that the service sends, by whatever library, with the values it was sent with. */
@Component
public class StatementLog implements BeanPostProcessor {

    private final List<SentStatement> statements = new CopyOnWriteArrayList<>();

    /** What the work sent about this table. */
    public List<SentStatement> during(String table, Runnable work) {
        statements.clear();
        work.run();
        return statements.stream().filter(sent -> sent.isAbout(table)).toList();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof DataSource source ? new Recording(source) : bean;
    }

    private final class Recording extends DelegatingDataSource {

        private Recording(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return proxy(Connection.class, (method, arguments) -> {
                Object result = invoke(connection, method, arguments);
                return result instanceof PreparedStatement statement && arguments != null
                        ? recorded(statement, (String) arguments[0])
                        : result;
            });
        }
    }

    private PreparedStatement recorded(PreparedStatement statement, String sql) {
        Map<Integer, Object> values = new TreeMap<>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (arguments != null && method.getName().startsWith("set") && arguments.length > 1) {
                Object value = arguments[1] instanceof Array array ? array.toString() : arguments[1];
                values.put((Integer) arguments[0], method.getName().equals("setNull") ? SentStatement.NULL : value);
            } else if (method.getName().startsWith("execute")) {
                statements.add(new SentStatement(sql, List.copyOf(values.values())));
            }
            return invoke(statement, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> call.of(method, arguments)));
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    @FunctionalInterface
    private interface Call {

        @Nullable
        Object of(Method method, Object @Nullable [] arguments) throws Throwable;
    }
}
