package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.servers.Answer;
import io.github.scalekit4ee.servers.KeptConnection;
import io.github.scalekit4ee.servers.RunningServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** How long the first request to an application takes that has just started on a running Open Liberty, beside the tenth. */
final class FirstRequest {

    private static final int WARM_UP = 3;
    private static final int COUNTED = Integer.getInteger("comparison.deployments", 9);
    private static final int REQUESTS = 10;

    private final RunningServer server;
    private final Deployments deployments;
    private final Tokens tokens;

    FirstRequest(RunningServer server, Deployments deployments, Tokens tokens) {
        this.server = server;
        this.deployments = deployments;
        this.tokens = tokens;
    }

    /** Medians in milliseconds, and that of the ratios. */
    record Result(double first, double tenth, double ratio) {}

    /** @param resource of the application, below its context root */
    Result measure(Path war, String resource) throws IOException, InterruptedException {
        double[] first = new double[COUNTED];
        double[] tenth = new double[COUNTED];
        double[] ratio = new double[COUNTED];
        for (int i = -WARM_UP; i < COUNTED; i++) {
            Deployments.Started application = deployments.start(war);
            double[] millis = requests("/" + application.name() + resource);
            if (i >= 0) {
                first[i] = millis[0];
                tenth[i] = millis[REQUESTS - 1];
                ratio[i] = first[i] / tenth[i];
            }
            deployments.remove(application);
        }
        return new Result(median(first), median(tenth), median(ratio));
    }

    private double[] requests(String path) throws IOException {
        double[] millis = new double[REQUESTS];
        try (KeptConnection connection = new KeptConnection(server.port())) {
            for (int i = 0; i < REQUESTS; i++) {
                long start = System.nanoTime();
                Answer answer = connection.exchange(tokens.request(path, 0));
                millis[i] = (System.nanoTime() - start) / 1e6;
                if (answer.status() != 200) {
                    throw new IOException(path + " answers " + answer.status() + ".");
                }
            }
        }
        return millis;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return Series.quantile(values, 0.5);
    }
}
