// What a store of schema version 1 held, behind migration 0001 (written by release 0.1.0).
CREATE (:AccessToken {account: 'counsellor-mbe', created_at: datetime('2026-11-27T00:59:39.449032000+00:00'), id: 'tok_01M8D87QHR6SPSFJA71KKQFM2Y', revision: 1, role: 'counsellor', service: 'svc_015W75QZ00M8246RQZG6JGQ7D5', token_hash: '312f01ccbbe5cf66599e419180e5eaf3dbe14e4d3b5f5df5bb3b969570f3d7b3', updated_at: datetime('2026-11-27T00:59:39.449321000+00:00')})
;
CREATE (:Agreement {concluded_on: date('2026-03-02'), holder: 'svc_015W75QZ00M8246RQZG6JGQ7D5', id: 'agr_015W75QZ00BKJ1HK0YMWDF15B1', revision: 1, state: 'active', synthetic: true, version: 1})
;
CREATE (:AuditEntry {account: 'operator', action: 'write', at: datetime('2026-11-27T00:59:39.346908000+00:00'), id: 'aud_01M8D87QEJE561NWRAW0AF0AGZ', records: [], revision: 1, role: 'operator', updated_at: datetime('2026-11-27T00:59:39.346908000+00:00')})
;
CREATE (:AuditEntry {account: 'operator', action: 'write', at: datetime('2026-11-27T00:59:39.365502000+00:00'), id: 'aud_01M8D87QF51PK0R2YQT1ZQT3QA', records: ['int_015W75QZ00YDRFRPTNKPBX65R2', 'org_015W75QZ0068T0TWNC2643VB0A'], revision: 1, role: 'operator', updated_at: datetime('2026-11-27T00:59:39.365502000+00:00')})
;
CREATE (:AuditEntry {account: 'operator', action: 'write', at: datetime('2026-11-27T00:59:39.449839000+00:00'), id: 'aud_01M8D87QHSA4BEZRTW0BR9N75T', records: ['tok_01M8D87QHR6SPSFJA71KKQFM2Y'], revision: 1, role: 'operator', updated_at: datetime('2026-11-27T00:59:39.449839000+00:00')})
;
CREATE (:AuditEntry {account: 'operator', action: 'read', at: datetime('2026-11-27T01:03:05.182377000+00:00'), id: 'aud_01M8D8E0EY7NGEVV435BEHDS1S', records: [], revision: 1, role: 'operator', updated_at: datetime('2026-11-27T01:03:05.182377000+00:00')})
;
CREATE (:AuditEntry {account: 'operator', action: 'write', at: datetime('2026-11-27T01:04:02.300990000+00:00'), id: 'aud_01M8D8FR7X0JWS6D0D7E2SK98Y', records: [], revision: 1, role: 'operator', updated_at: datetime('2026-11-27T01:04:02.300990000+00:00')})
;
CREATE (:AuditEntry {account: 'operator', action: 'read', at: datetime('2026-11-27T01:04:03.645844000+00:00'), id: 'aud_01M8D8FSHXXW1KBYR4VGK2CCQV', records: [], revision: 1, role: 'operator', updated_at: datetime('2026-11-27T01:04:03.645844000+00:00')})
;
CREATE (:Client {holder: 'svc_015W75QZ00M8246RQZG6JGQ7D5', id: 'cli_015W75QZ00APDENM42CKAQJQ9S', opened_on: date('2026-03-02'), reference: 'A', revision: 1, synthetic: true})
;
CREATE (:Condition {benefits: [], criterion: 'age', documents: [], employments: [], exempt_benefits: [], genders: [], id: 'con_015W75QZ00DE3B4WZZ6KYE37BB', literacies: [], minimum: 16, note: 'Ab 16 Jahren.', proofs: [], residence_groups: [], revision: 1})
;
CREATE (:Cooperation {id: 'coo_015W75QZ00D8VVMMF8J9S6Q9VM', name: 'Absprache', revision: 1, synthetic: true, valid_from: date('2026-03-02')})
;
CREATE (:CounsellingService {carrier: 'awo', folded_name: 'mbe mitte', id: 'svc_015W75QZ00M8246RQZG6JGQ7D5', kind: 'mbe', name: 'MBE Mitte', revision: 1, search_text: 'mbe mitte', synthetic: true})
;
CREATE (:CounsellingService {carrier: 'awo', folded_name: 'jmd mitte', id: 'svc_015W75QZ00R3EXT749YY723HYE', kind: 'mbe', name: 'JMD Mitte', revision: 1, search_text: 'jmd mitte', synthetic: true})
;
CREATE (:Goal {holder: 'svc_015W75QZ00M8246RQZG6JGQ7D5', id: 'goa_015W75QZ00F4DXC9CARESHZBWN', revision: 1, state: 'open', synthetic: true, words: 'B1'})
;
CREATE (:Intake {booked: 1, id: 'int_015W75QZ00YDRFRPTNKPBX65R2', places: 3, revision: 2, starts_on: date('2026-03-02'), synthetic: true, updated_at: datetime('2026-11-27T00:59:39.364299000+00:00')})
;
CREATE (:Meeting {held_on: date('2026-03-02'), id: 'mee_015W75QZ00FAGX2JR0A9RTCCAB', revision: 1, synthetic: true})
;
CREATE (:Network {id: 'net_015W75QZ00WH6ZP7SBAGZP36TM', name: 'Netz', revision: 1})
;
CREATE (:Offer {accessibility: [], folded_name: 'deutschkurs b1', id: 'off_015W75QZ00Z7S6WHKJC0QYY20C', kind: 'german_course_open', languages: [], name: 'Deutschkurs B1', revision: 1, schedule: [], search_text: 'b1 deutschkurs ʔchkurs ʔeutschkurs ʔhkurs ʔkurs ʔschkurs ʔtschkurs ʔutschkurs', synthetic: true})
;
CREATE (:Organisation {folded_name: 'groesse strasse', id: 'org_015W75QZ0068T0TWNC2643VB0A', kind: 'course_provider', name: 'Größe & Straße', revision: 1, search_text: 'groesse grosse strasse', synthetic: true, updated_at: datetime('2026-11-27T00:59:39.364299000+00:00')})
;
CREATE (:Organisation {folded_name: 'sprachschule', id: 'org_015W75QZ00M390XS4STXKAZXS1', kind: 'course_provider', name: 'Sprachschule', revision: 1, search_text: 'sprachschule ʔachschule ʔchschule ʔchule ʔhschule ʔhule ʔprachschule ʔrachschule ʔschule', synthetic: true})
;
CREATE (:Organisation {carrier: 'awo', folded_name: 'wohlfahrtsverband', id: 'org_015W75QZ00YZD33983E9CVGHNB', kind: 'welfare_association', name: 'Wohlfahrtsverband', revision: 1, search_text: 'wohlfahrtsverband ʔahrtsverband ʔband ʔerband ʔfahrtsverband ʔhlfahrtsverband ʔhrtsverband ʔlfahrtsverband ʔohlfahrtsverband ʔrband ʔrtsverband ʔsverband ʔtsverband ʔverband', synthetic: true})
;
CREATE (:Place {code: '03', folded_name: 'niedersachsen', id: 'pla_015W75QZ001E7FMPHVY4242EKJ', kind: 'municipality', name: 'Niedersachsen', revision: 1, search_text: 'niedersachsen ʔachsen ʔchsen ʔdersachsen ʔedersachsen ʔersachsen ʔhsen ʔiedersachsen ʔrsachsen ʔsachsen'})
;
CREATE (:Place {code: 'DE', folded_name: 'deutschland', id: 'pla_015W75QZ00D0AEYHQPGTCGSX79', kind: 'municipality', name: 'Deutschland', revision: 1, search_text: 'deutschland ʔchland ʔeutschland ʔhland ʔland ʔschland ʔtschland ʔutschland'})
;
CREATE (:Place {code: '03241', folded_name: 'region hannover', id: 'pla_015W75QZ00N94CJK4MF3ZP2XZA', kind: 'municipality', name: 'Region Hannover', revision: 1, search_text: 'hannover region ʔannover ʔnnover ʔnover ʔover'})
;
CREATE (:Place {code: '03241001-07', folded_name: 'linden limmer', id: 'pla_015W75QZ00Q1204RC12DQC12JY', kind: 'municipality', name: 'Linden-Limmer', revision: 1, search_text: 'limmer linden'})
;
CREATE (:Place {code: '03241001', folded_name: 'hannover', id: 'pla_015W75QZ00QHZY3H048Q4EF55F', kind: 'municipality', name: 'Hannover', revision: 1, search_text: 'hannover ʔannover ʔnnover ʔnover ʔover'})
;
CREATE (:Profile {access_needs: [], available_times: [], documents: [], documents_missing: [], german_level: 'a2', holder: 'svc_015W75QZ00M8246RQZG6JGQ7D5', id: 'pro_015W75QZ00CTRD8M5DVDP1H5WE', languages: [], papers: '[]', revision: 1, version: 1})
;
CREATE (:Referral {holder: 'svc_015W75QZ00M8246RQZG6JGQ7D5', id: 'ref_015W75QZ00FYH30S9KCZHW0Y43', requested_on: date('2026-03-02'), revision: 1, state: 'entered_in_error', synthetic: true})
;
CREATE (:Referral {holder: 'svc_015W75QZ00M8246RQZG6JGQ7D5', id: 'ref_015W75QZ00HGJQ9290CFWSBZFQ', requested_on: date('2026-03-02'), revision: 1, state: 'accepted', synthetic: true})
;
CREATE (:ReferralEvent {at: datetime('2026-03-05T08:30:00.000000000+00:00'), by: 'receiver', holder: 'svc_015W75QZ00M8246RQZG6JGQ7D5', id: 'rfe_015W75QZ004RD6Q412K9FKFN49', revision: 1, state: 'accepted', synthetic: true})
;
CREATE (:ReferralEvent {at: datetime('2026-03-05T08:30:00.000000000+00:00'), by: 'sender', holder: 'svc_015W75QZ00M8246RQZG6JGQ7D5', id: 'rfe_015W75QZ00BJ674FB11WNN802X', reason: 'wrong_offer', revision: 1, state: 'entered_in_error', synthetic: true})
;
CREATE (:ReferralEvent {at: datetime('2026-03-02T08:30:00.000000000+00:00'), by: 'sender', holder: 'svc_015W75QZ00M8246RQZG6JGQ7D5', id: 'rfe_015W75QZ00SQA5E3PSXRXZRKE8', revision: 1, state: 'requested', synthetic: true})
;
CREATE (:ReferralEvent {at: datetime('2026-03-02T08:30:00.000000000+00:00'), by: 'sender', holder: 'svc_015W75QZ00M8246RQZG6JGQ7D5', id: 'rfe_015W75QZ00VP4JX39JVYPH3HZZ', revision: 1, state: 'requested', synthetic: true})
;
CREATE (:Review {due_on: date('2026-09-01'), holder: 'svc_015W75QZ00M8246RQZG6JGQ7D5', id: 'rev_015W75QZ00DE3B4WZZ6KYE37BB', revision: 1, synthetic: true})
;
CREATE (:Step {due_on: date('2026-04-01'), holder: 'svc_015W75QZ00M8246RQZG6JGQ7D5', id: 'stp_015W75QZ00DE3B4WZZ6KYE37BB', revision: 1, state: 'open', synthetic: true, what: 'Termin vereinbaren', whose_turn: 'client'})
;
CREATE (:Topic {code: 'childcare', folded_name: 'childcare', id: 'top_015W75QZ00H2AGHBZ2TNHJDFDB', name_de: 'childcare', name_en: 'childcare', revision: 1, search_text: 'childcare ʔcare ʔdcare ʔhildcare ʔildcare ʔldcare'})
;
CREATE (:Topic {code: 'german_course', folded_name: 'german course', id: 'top_015W75QZ00P3KNZFN947C1GMD2', name_de: 'german_course', name_en: 'german_course', revision: 1, search_text: 'course german'})
;
CREATE (:Topic {code: 'housing', folded_name: 'housing', id: 'top_015W75QZ00T02XDH2SN2MZ83V4', name_de: 'housing', name_en: 'housing', revision: 1, search_text: 'housing'})
;
CREATE (:WriteKey {answer: '{"int_015W75QZ00YDRFRPTNKPBX65R2": 2, "org_015W75QZ0068T0TWNC2643VB0A": 1}', at: datetime('2026-11-27T00:59:39.364299000+00:00'), digest: 'ef7c465820e53bc704e37610b28b5f01705908e92a8f3f2ada140ec5b474a19e', id: 'wrk_01M8D87QH01YRDJS9ABFR80WT2', key: '["operator", "written before"]', revision: 1, updated_at: datetime('2026-11-27T00:59:39.364299000+00:00')})
;
CREATE (:WriteKey {answer: '{"tok_01M8D87QHR6SPSFJA71KKQFM2Y": 1}', at: datetime('2026-11-27T00:59:39.449321000+00:00'), digest: '6c3452d46cbac4ccd023f40f0a98c237126d3d03090a8debf3195c8279128da3', id: 'wrk_01M8D87QHTGWMZ7736PE6JV4DH', key: '["operator", "tok_01M8D87QHR6SPSFJA71KKQFM2Y"]', revision: 1, updated_at: datetime('2026-11-27T00:59:39.449321000+00:00')})
;
MATCH (a:Offer {id: 'off_015W75QZ00Z7S6WHKJC0QYY20C'}), (b:Topic {id: 'top_015W75QZ00P3KNZFN947C1GMD2'}) CREATE (a)-[:ADDRESSES {}]->(b)
;
MATCH (a:Goal {id: 'goa_015W75QZ00F4DXC9CARESHZBWN'}), (b:Topic {id: 'top_015W75QZ00P3KNZFN947C1GMD2'}) CREATE (a)-[:AIMS_AT {}]->(b)
;
MATCH (a:Meeting {id: 'mee_015W75QZ00FAGX2JR0A9RTCCAB'}), (b:Organisation {id: 'org_015W75QZ00M390XS4STXKAZXS1'}) CREATE (a)-[:ATTENDED_BY {}]->(b)
;
MATCH (a:Meeting {id: 'mee_015W75QZ00FAGX2JR0A9RTCCAB'}), (b:CounsellingService {id: 'svc_015W75QZ00M8246RQZG6JGQ7D5'}) CREATE (a)-[:ATTENDED_BY {}]->(b)
;
MATCH (a:Agreement {id: 'agr_015W75QZ00BKJ1HK0YMWDF15B1'}), (b:Profile {id: 'pro_015W75QZ00CTRD8M5DVDP1H5WE'}) CREATE (a)-[:BEGINS_FROM {}]->(b)
;
MATCH (a:Cooperation {id: 'coo_015W75QZ00D8VVMMF8J9S6Q9VM'}), (b:Organisation {id: 'org_015W75QZ00M390XS4STXKAZXS1'}) CREATE (a)-[:BETWEEN {}]->(b)
;
MATCH (a:Cooperation {id: 'coo_015W75QZ00D8VVMMF8J9S6Q9VM'}), (b:CounsellingService {id: 'svc_015W75QZ00M8246RQZG6JGQ7D5'}) CREATE (a)-[:BETWEEN {}]->(b)
;
MATCH (a:Agreement {id: 'agr_015W75QZ00BKJ1HK0YMWDF15B1'}), (b:Client {id: 'cli_015W75QZ00APDENM42CKAQJQ9S'}) CREATE (a)-[:CONCLUDED_WITH {}]->(b)
;
MATCH (a:ReferralEvent {id: 'rfe_015W75QZ004RD6Q412K9FKFN49'}), (b:Referral {id: 'ref_015W75QZ00HGJQ9290CFWSBZFQ'}) CREATE (a)-[:EVENT_OF {}]->(b)
;
MATCH (a:ReferralEvent {id: 'rfe_015W75QZ00BJ674FB11WNN802X'}), (b:Referral {id: 'ref_015W75QZ00FYH30S9KCZHW0Y43'}) CREATE (a)-[:EVENT_OF {}]->(b)
;
MATCH (a:ReferralEvent {id: 'rfe_015W75QZ00SQA5E3PSXRXZRKE8'}), (b:Referral {id: 'ref_015W75QZ00FYH30S9KCZHW0Y43'}) CREATE (a)-[:EVENT_OF {}]->(b)
;
MATCH (a:ReferralEvent {id: 'rfe_015W75QZ00VP4JX39JVYPH3HZZ'}), (b:Referral {id: 'ref_015W75QZ00HGJQ9290CFWSBZFQ'}) CREATE (a)-[:EVENT_OF {}]->(b)
;
MATCH (a:Referral {id: 'ref_015W75QZ00HGJQ9290CFWSBZFQ'}), (b:Goal {id: 'goa_015W75QZ00F4DXC9CARESHZBWN'}) CREATE (a)-[:FOR {}]->(b)
;
MATCH (a:Referral {id: 'ref_015W75QZ00FYH30S9KCZHW0Y43'}), (b:CounsellingService {id: 'svc_015W75QZ00M8246RQZG6JGQ7D5'}) CREATE (a)-[:FROM {}]->(b)
;
MATCH (a:Referral {id: 'ref_015W75QZ00HGJQ9290CFWSBZFQ'}), (b:CounsellingService {id: 'svc_015W75QZ00M8246RQZG6JGQ7D5'}) CREATE (a)-[:FROM {}]->(b)
;
MATCH (a:Goal {id: 'goa_015W75QZ00F4DXC9CARESHZBWN'}), (b:Agreement {id: 'agr_015W75QZ00BKJ1HK0YMWDF15B1'}) CREATE (a)-[:GOAL_OF {}]->(b)
;
MATCH (a:Intake {id: 'int_015W75QZ00YDRFRPTNKPBX65R2'}), (b:Offer {id: 'off_015W75QZ00Z7S6WHKJC0QYY20C'}) CREATE (a)-[:INTAKE_OF {}]->(b)
;
MATCH (a:Organisation {id: 'org_015W75QZ00M390XS4STXKAZXS1'}), (b:Network {id: 'net_015W75QZ00WH6ZP7SBAGZP36TM'}) CREATE (a)-[:MEMBER_OF {valid_from: date('2026-01-01')}]->(b)
;
MATCH (a:Place {id: 'pla_015W75QZ00N94CJK4MF3ZP2XZA'}), (b:Place {id: 'pla_015W75QZ001E7FMPHVY4242EKJ'}) CREATE (a)-[:PART_OF {}]->(b)
;
MATCH (a:Place {id: 'pla_015W75QZ00Q1204RC12DQC12JY'}), (b:Place {id: 'pla_015W75QZ00QHZY3H048Q4EF55F'}) CREATE (a)-[:PART_OF {}]->(b)
;
MATCH (a:Place {id: 'pla_015W75QZ00QHZY3H048Q4EF55F'}), (b:Place {id: 'pla_015W75QZ00N94CJK4MF3ZP2XZA'}) CREATE (a)-[:PART_OF {}]->(b)
;
MATCH (a:Profile {id: 'pro_015W75QZ00CTRD8M5DVDP1H5WE'}), (b:Client {id: 'cli_015W75QZ00APDENM42CKAQJQ9S'}) CREATE (a)-[:PROFILE_OF {}]->(b)
;
MATCH (a:Offer {id: 'off_015W75QZ00Z7S6WHKJC0QYY20C'}), (b:Organisation {id: 'org_015W75QZ00M390XS4STXKAZXS1'}) CREATE (a)-[:PROVIDED_BY {}]->(b)
;
MATCH (a:Offer {id: 'off_015W75QZ00Z7S6WHKJC0QYY20C'}), (b:Condition {id: 'con_015W75QZ00DE3B4WZZ6KYE37BB'}) CREATE (a)-[:REQUIRES {}]->(b)
;
MATCH (a:Review {id: 'rev_015W75QZ00DE3B4WZZ6KYE37BB'}), (b:Agreement {id: 'agr_015W75QZ00BKJ1HK0YMWDF15B1'}) CREATE (a)-[:REVIEW_OF {}]->(b)
;
MATCH (a:CounsellingService {id: 'svc_015W75QZ00M8246RQZG6JGQ7D5'}), (b:Organisation {id: 'org_015W75QZ00YZD33983E9CVGHNB'}) CREATE (a)-[:RUN_BY {}]->(b)
;
MATCH (a:CounsellingService {id: 'svc_015W75QZ00R3EXT749YY723HYE'}), (b:Organisation {id: 'org_015W75QZ00YZD33983E9CVGHNB'}) CREATE (a)-[:RUN_BY {}]->(b)
;
MATCH (a:Offer {id: 'off_015W75QZ00Z7S6WHKJC0QYY20C'}), (b:Place {id: 'pla_015W75QZ00D0AEYHQPGTCGSX79'}) CREATE (a)-[:SERVES {}]->(b)
;
MATCH (a:Step {id: 'stp_015W75QZ00DE3B4WZZ6KYE37BB'}), (b:Goal {id: 'goa_015W75QZ00F4DXC9CARESHZBWN'}) CREATE (a)-[:STEP_OF {}]->(b)
;
MATCH (a:Referral {id: 'ref_015W75QZ00FYH30S9KCZHW0Y43'}), (b:Offer {id: 'off_015W75QZ00Z7S6WHKJC0QYY20C'}) CREATE (a)-[:TO {}]->(b)
;
MATCH (a:Referral {id: 'ref_015W75QZ00HGJQ9290CFWSBZFQ'}), (b:Offer {id: 'off_015W75QZ00Z7S6WHKJC0QYY20C'}) CREATE (a)-[:TO {}]->(b)
;
MATCH (a:Step {id: 'stp_015W75QZ00DE3B4WZZ6KYE37BB'}), (b:Offer {id: 'off_015W75QZ00Z7S6WHKJC0QYY20C'}) CREATE (a)-[:USES {}]->(b)
;
