-- parameters: :key
SELECT digest, answer FROM write_key WHERE key = :key
