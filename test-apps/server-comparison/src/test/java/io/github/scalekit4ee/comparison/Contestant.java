package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.servers.Answer;
import io.github.scalekit4ee.servers.KeptConnection;
import io.github.scalekit4ee.servers.RunningServer;
import java.io.IOException;

/**
 * One way to answer a request with a token.
 *
 * @param name as in the table
 * @param path of the resource
 * @param guarded whether only a valid token gets an answer
 */
record Contestant(String name, RunningServer server, String path, boolean guarded) {

    /** Ready, and does the work: nobody is timed who accepts a bad token or takes one caller for another. */
    Contestant admitted(Tokens tokens) throws IOException, InterruptedException {
        server.await(tokens.request(path, 0));
        if (!guarded) {
            return this;
        }
        try (KeptConnection connection = new KeptConnection(server.port())) {
            requireRefusal(connection.exchange(tokens.tampered(path)));
            requireRefusal(connection.exchange(tokens.none(path)));
            for (int i = 0; i < tokens.count(); i++) {
                Answer answer = connection.exchange(tokens.request(path, i));
                require(200, answer);
                if (!answer.body().equals(tokens.subject(i))) {
                    throw new IllegalStateException(name + " takes one caller for another.");
                }
            }
        }
        return this;
    }

    /** WildFly's own lets a bad token through as no caller, whom Jakarta REST then answers 403. */
    private void requireRefusal(Answer answer) {
        if (answer.status() != 401 && answer.status() != 403) {
            throw new IllegalStateException(name + " answers " + answer.status() + " where it must refuse.");
        }
    }

    private void require(int status, Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(name + " answers " + answer.status() + " instead of " + status + ".");
        }
    }
}
