import io.github.scalekit4ee.shaded.caffeine.cache.Cache;
import io.github.scalekit4ee.shaded.caffeine.cache.Caffeine;
import io.github.scalekit4ee.shaded.jose4j.jwe.JsonWebEncryption;
import io.github.scalekit4ee.shaded.jose4j.jwk.RsaJsonWebKey;
import io.github.scalekit4ee.shaded.jose4j.jwk.RsaJwkGenerator;
import io.github.scalekit4ee.shaded.slf4j.LoggerFactory;
import java.time.Duration;

/** What a library looks up by name is found under its new name: Caffeine's generated classes, SLF4J's provider, jose4j's. */
public class CarriedLibraries {

    public static void main(String[] arguments) throws Exception {
        Caffeine<Object, Object> size = Caffeine.newBuilder().maximumSize(3);
        Caffeine<Object, Object> write = Caffeine.newBuilder().maximumSize(3).expireAfterWrite(Duration.ofMinutes(1));
        Caffeine<Object, Object> access = Caffeine.newBuilder().maximumSize(3).expireAfterAccess(Duration.ofMinutes(1));
        Caffeine<Object, Object> verifiers = Caffeine.newBuilder()
                .maximumWeight(3)
                .weigher((key, value) -> 1)
                .expireAfterWrite(Duration.ofMinutes(1))
                .removalListener((key, value, cause) -> {});
        for (Caffeine<Object, Object> builder : java.util.List.of(size, write, access, verifiers)) {
            Cache<Object, Object> cache = builder.executor(Runnable::run).build();
            for (int i = 0; i < 1000; i++) {
                cache.put(i, i);
                cache.getIfPresent(i);
            }
            cache.cleanUp();
            System.out.println("cache " + cache.estimatedSize());
        }

        System.out.println("logger " + LoggerFactory.getILoggerFactory().getClass().getSimpleName());

        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        JsonWebEncryption sender = new JsonWebEncryption();
        sender.setAlgorithmHeaderValue("RSA-OAEP-256");
        sender.setEncryptionMethodHeaderParameter("A256GCM");
        sender.setKey(key.getKey());
        sender.setPayload("content");
        JsonWebEncryption receiver = new JsonWebEncryption();
        receiver.setCompactSerialization(sender.getCompactSerialization());
        receiver.setKey(key.getPrivateKey());
        System.out.println("decrypted " + receiver.getPayload());
    }
}
