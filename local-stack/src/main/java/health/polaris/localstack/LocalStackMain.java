package health.polaris.localstack;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The commands of {@code run_local.sh} that need a JVM: {@code up}, {@code demo}, {@code token}, {@code env}. */
public final class LocalStackMain {

    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    /** It has come to its end by itself: nobody has to stop it. */
    private static volatile boolean ended;

    /** Somebody stops it: what fails now fails because of that. */
    private static volatile boolean stopping;

    private LocalStackMain() {}

    /** @param arguments the state's folder, the command, its options */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        try {
            int status = run(folder, arguments[1], Arrays.asList(arguments).subList(2, arguments.length));
            ended = true;
            System.exit(status);
        } catch (Exception failure) {
            if (stopping) {
                return;
            }
            ended = true;
            OUT.println("Polaris did not get through: " + rootCause(failure).getMessage());
            OUT.println("The log, if it got that far, is polaris.log under " + folder);
            System.exit(1);
        }
    }

    private static int run(Path folder, String command, List<String> options) throws Exception {
        return switch (command) {
            case "up" -> up(folder);
            case "demo" -> demo(folder.resolve("demo"));
            case "token" -> TokenCommand.run(options, StackFile.running(folder).variables(), OUT);
            case "env" -> ComposeSecrets.print(OUT);
            default -> throw new IllegalArgumentException("No such command: " + command);
        };
    }

    private static int up(Path folder) throws Exception {
        try (StateFolder state = StateFolder.open(folder);
                Stack stack = start(state, System.getenv())) {
            stack.writeFiles();
            new Welcome(stack, OUT).print();
            new CountDownLatch(1).await();
        }
        return 0;
    }

    /** Beside a stack that is up, so without the port that its environment may name. */
    private static int demo(Path folder) throws Exception {
        StateFolder.empty(folder);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.remove("MLLP_PORT");
        try (StateFolder state = StateFolder.open(folder);
                Stack stack = start(state, environment)) {
            return new Demo(stack, OUT, new CallerToken(stack.shellVariables())).run() ? 0 : 1;
        }
    }

    /** Ctrl-C and SIGTERM end it from the first moment on, not only once it is up. */
    private static Stack start(StateFolder state, Map<String, String> environment) throws Exception {
        Stack stack = new Stack(state, environment);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAll(stack, state)));
        OUT.println("Starting on " + state.path());
        Progress progress = new Progress(OUT, Stack.STEPS, isTerminal());
        return stack.start(progress::done);
    }

    private static void closeAll(Stack stack, StateFolder state) {
        if (!ended) {
            stopping = true;
            StackLogging.leaveTheTerminal();
            OUT.println();
            OUT.println("Stopping ...");
            stack.close();
            state.close();
            OUT.println("Stopped.");
        }
    }

    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static Throwable rootCause(Throwable failure) {
        return failure.getCause() == null ? failure : rootCause(failure.getCause());
    }
}
