package io.github.scalekit4ee.quickstart.demo;

import java.net.URI;

/**
 * What to type in a second terminal.
 *
 * @param environmentUrl the Scalekit environment
 * @param clientId a client's id, or a shell variable that holds it
 * @param clientSecret its secret, or a shell variable that holds it
 */
record Instructions(String environmentUrl, String clientId, String clientSecret) {
    String text(URI application) {
        return """

                ------------------------------------------------------------------------
                The quickstart is ready. Its Scalekit environment is %1$s
                To see it in a browser: %4$s
                In a second terminal, first a token that may read and not deploy:

                TOKEN=$(curl -s %1$s/oauth/token -d grant_type=client_credentials \\
                  -d "client_id=%2$s" -d "client_secret=%3$s" \\
                  -d scope=read:deployments | sed 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/')

                Two requests that are answered 200:

                curl -i -H "Authorization: Bearer $TOKEN" %4$sapi/deployments
                curl -i -H "Authorization: Bearer $TOKEN" %4$sapi/whoami

                Two that are answered 401, without a token and with a bad one:

                curl -i %4$sapi/deployments
                curl -i -H "Authorization: Bearer no-token" %4$sapi/deployments

                One that is answered 403, because the token may not deploy:

                curl -i -H "Authorization: Bearer $TOKEN" %4$sapi/deployments -d application=shop -d version=1.4.2

                Ask for scope=deploy:applications instead, and it is answered 200.
                Ctrl-C ends the server and everything else.
                ------------------------------------------------------------------------
                """
                .formatted(environmentUrl, clientId, clientSecret, application);
    }
}
