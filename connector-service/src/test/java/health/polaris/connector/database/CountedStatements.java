package health.polaris.connector.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Writes down every statement and every commit that the current thread sends while it is asked to. */
public final class CountedStatements implements BeanPostProcessor {

    private final ThreadLocal<List<String>> sent = new ThreadLocal<>();

    /** What the work of this thread sends to the database, commits as {@code commit}. */
    public List<String> during(Runnable work) {
        List<String> statements = new CopyOnWriteArrayList<>();
        sent.set(statements);
        try {
            work.run();
        } finally {
            sent.remove();
        }
        return statements;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && name.equals("dataSource") ? counted(source) : bean;
    }

    private DataSource counted(DataSource source) {
        return new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                return counted(super.getConnection());
            }
        };
    }

    private Connection counted(Connection connection) {
        return proxy(Connection.class, connection, (method, arguments, result) -> {
            if (method.equals("commit")) {
                note("commit");
            }
            return method.equals("prepareStatement")
                    ? counted((PreparedStatement) result, (String) arguments[0])
                    : result;
        });
    }

    private PreparedStatement counted(PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, statement, (method, arguments, result) -> {
            if (method.startsWith("execute")) {
                note(sql);
            }
            return result;
        });
    }

    private void note(String what) {
        List<String> statements = sent.get();
        if (statements != null) {
            statements.add(what);
        }
    }

    /** Sees each call after it was made. */
    private interface Afterwards {
        Object result(String method, Object[] arguments, Object result);
    }

    private static <T> T proxy(Class<T> type, T original, Afterwards afterwards) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return afterwards.result(method.getName(), arguments, method.invoke(original, arguments));
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }
}
