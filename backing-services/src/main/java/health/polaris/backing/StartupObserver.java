package health.polaris.backing;

import java.lang.reflect.Field;
import org.apache.qpid.server.SystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.BrokerImpl;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;

/** Hears from Qpid's launcher what its methods do not tell: whether the start failed, and the port it found. */
final class StartupObserver extends SystemLauncherListener.DefaultSystemLauncherListener {

    private @Nullable RuntimeException failure;
    private @Nullable SystemConfig<?> system;

    @Override
    public void onContainerResolve(SystemConfig<?> systemConfig) {
        system = systemConfig;
    }

    @Override
    public void errorOnStartup(RuntimeException exception) {
        failure = exception;
    }

    @Nullable
    RuntimeException failure() {
        return failure;
    }

    /**
     * The broker closes itself when the JVM ends, beside services that still hand it their last messages. Whoever has
     * started it closes it, after them.
     */
    void forgetShutdownHook() {
        if (system != null && system.getContainer() instanceof BrokerImpl broker) {
            try {
                Field hook = BrokerImpl.class.getDeclaredField("_shutdownHook");
                hook.setAccessible(true);
                Runtime.getRuntime().removeShutdownHook((Thread) hook.get(broker));
            } catch (ReflectiveOperationException | IllegalStateException anotherVersion) {
                throw new IllegalStateException("The broker's shutdown hook cannot be removed", anotherVersion);
            }
        }
    }

    int boundPort() {
        if (system == null || !(system.getContainer() instanceof Broker<?> broker)) {
            throw new IllegalStateException("The embedded AMQP broker has no port");
        }
        return broker.getChildren(Port.class).iterator().next().getBoundPort();
    }
}
