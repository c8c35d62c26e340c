import { defineErrors } from '@tandem/kernel';

/** Rates, payers, status routes. */
export const SETUP_ERRORS = defineErrors({
  INDEMNITY_TO_VOLUNTEER: { status: 422, fr: 'Une ou un bénévole ne reçoit pas d’indemnité forfaitaire : l’URSSAF y verrait un salaire. Remboursez ses frais réels, ou choisissez un autre statut.', en: 'A volunteer receives no flat indemnity: URSSAF would see a wage. Repay real expenses, or choose another status.' },
  INDEMNITY_NOT_OWED: { status: 422, fr: 'Le statut {route} n’ouvre pas droit à une indemnité versée ici. Choisissez d’abord un autre statut.', en: 'The status {route} gives no indemnity paid here. Choose another status first.' },
  RATE_OVERLAPS: { status: 409, fr: 'Un montant existe déjà sur cette période ({from} – {to}) pour ce statut. Donnez-lui d’abord un dernier jour.', en: 'A rate already covers this period ({from} – {to}) for this status. Give it a last day first.' },
  RATE_DATES: { status: 422, fr: 'Le dernier jour d’un montant ne précède pas son premier jour ({from}).', en: 'A rate does not end before its first day ({from}).' },
  RATE_ALREADY_USED: { status: 409, fr: 'Des sommes sont déjà figées à ce montant jusqu’au {until} : le dernier jour ne peut pas être plus tôt.', en: 'Sums are already frozen at this rate until {until}: its last day cannot be earlier.' },
  NO_PAYER: { status: 409, fr: 'Cette organisation n’a pas encore de payeur. Décrivez-le avant de continuer.', en: 'This organisation has no payer yet. Describe it first.' },
  ROUTE_NOT_ALLOWED: { status: 422, fr: 'Un payeur de type {payer} ne peut pas payer sous le statut {route}.', en: 'A payer of kind {payer} cannot pay under the status {route}.' },
  ROUTE_NEEDS_SIRET: { status: 422, fr: 'Ce statut demande un numéro SIRET valide (14 chiffres).', en: 'This status needs a valid SIRET number (14 digits).' },
  ROUTE_NEEDS_ASSOCIATION: { status: 422, fr: 'Ce statut demande l’association et son numéro SIRET valide.', en: 'This status needs the association and its valid SIRET number.' },
  ROUTE_BEFORE_LAST: { status: 409, fr: 'Un choix plus récent vaut déjà depuis le {from}.', en: 'A later choice already holds since {from}.' },
  PAYS_NOBODY: { status: 409, fr: 'Ce dispositif ne paie personne : il n’y a ni montant, ni somme due, ni note de frais.', en: 'This programme pays nobody: it has no rate, no payable and no expense claim.' },
  ROUTE_NOT_IN_PROGRAMME: { status: 422, fr: 'Ce dispositif ne prévoit pas le statut {route}. Il prévoit : {routes}.', en: 'This programme has no status {route}. It has: {routes}.' },
  NO_WAY_TO_BE_PAID: { status: 422, fr: 'Ici, seule une association ou une facture permet d’être indemnisé, et cette personne n’a ni l’une ni l’autre. C’est noté comme un frein ; cherchez avec elle une association qui la porte.', en: 'Here only an association or an invoice can bring an indemnity, and this person has neither. It is noted as a brake; look with her for an association that carries her.' },
  ROUTE_NOT_CHOSEN: { status: 409, fr: 'Choisissez d’abord un statut.', en: 'Choose a status first.' },
  MEMBERSHIP_ANONYMISED: { status: 409, fr: 'Cette adhésion a été anonymisée : il n’y a plus personne pour qui choisir.', en: 'This membership was anonymised: there is nobody left to choose for.' },
  PAYMENT_SETTING_UNKNOWN: { status: 422, fr: 'Réglage inconnu : {name}.', en: 'Unknown setting: {name}.' },
  PAYMENT_SETTING_RANGE: { status: 422, fr: 'Le réglage {name} va de {min} à {max}.', en: 'The setting {name} goes from {min} to {max}.' },
});

export const CLAIM_ERRORS = defineErrors({
  CLAIM_ACTIVITY: { status: 422, fr: 'Une note de frais concerne une demi-journée ou une session de formation, l’une ou l’autre.', en: 'A claim is about a half-day or a training session, one or the other.' },
  CLAIM_NO_ACTIVITY: { status: 409, fr: 'La demi-journée n’a pas eu lieu, ou la formation n’a pas été suivie : il n’y a pas de frais à rembourser.', en: 'The half-day did not take place, or the training was not attended: there is nothing to repay.' },
  CLAIM_DATE: { status: 422, fr: 'La ligne {line} est datée du {date}, hors du déplacement.', en: 'Line {line} is dated {date}, outside the trip.' },
  CLAIM_TOO_LATE: { status: 409, fr: 'Le délai de {days} jours après le déplacement est passé.', en: 'The {days} days after the trip are over.' },
  CLAIM_NOT_ARRIVED: { status: 409, fr: 'Ce déplacement n’a pas encore eu lieu.', en: 'This trip has not taken place yet.' },
  EXPENSES_NOT_REPAID: { status: 409, fr: 'Ce dispositif ne rembourse pas de frais sous le statut {route}.', en: 'This programme repays no expenses under the status {route}.' },
  EXPENSE_OUT_OF_PLACE: { status: 422, fr: 'Ces frais n’ont pas lieu d’être dans ce dispositif (ligne {line}).', en: 'These expenses have no place in this programme (line {line}).' },
  REMOTE_HAS_NO_KM: { status: 422, fr: 'Une activité à distance ne donne pas de kilomètres.', en: 'A remote activity gives no kilometres.' },
  CAR_NEEDS_POWER: { status: 422, fr: 'Indiquez la puissance fiscale de la voiture (ligne {line}).', en: 'Give the fiscal power of the car (line {line}).' },
  PROOF_MISSING: { status: 422, fr: 'La ligne {line} demande un justificatif, ou une déclaration sur l’honneur jusqu’à {limit}.', en: 'Line {line} needs a proof, or a sworn statement up to {limit}.' },
  SWORN_TOO_MUCH: { status: 422, fr: 'Les déclarations sur l’honneur dépassent {limit} pour l’année.', en: 'Sworn statements go over {limit} for the year.' },
  PROOF_USED_TWICE: { status: 409, fr: 'Ce justificatif a déjà servi pour une autre note de frais.', en: 'This proof was already used for another claim.' },
  CLAIM_PROOF_UNKNOWN: { status: 422, fr: 'Justificatif introuvable : déposez le fichier avant d’envoyer la note.', en: 'Proof not found: hand in the file before submitting.' },
  JOURNEY_CLAIMED_TWICE: { status: 409, fr: 'Ce trajet du {date} figure déjà dans une note de frais.', en: 'This journey of {date} is already in a claim.' },
  CLAIMANT_CHECKS: { status: 403, fr: 'Personne ne contrôle ni ne valide sa propre note de frais.', en: 'Nobody checks or decides their own claim.' },
  CHECKER_DECIDES: { status: 403, fr: 'La personne qui a contrôlé la note ne peut pas la valider.', en: 'The person who checked the claim cannot decide it.' },
  VEHICLE_DOCUMENT_NEEDED: { status: 422, fr: 'Des kilomètres en voiture demandent d’avoir vu la carte grise.', en: 'Car kilometres need the registration certificate to have been seen.' },
  CLAIM_REOPENED_ONCE: { status: 409, fr: 'Cette note de frais a déjà été rouverte une fois. Une dépense refusée peut figurer dans une nouvelle note, mieux justifiée.', en: 'This claim was reopened once already. An expense that was refused may be in a new claim, better proven.' },
  CLAIM_LINE_UNKNOWN: { status: 422, fr: 'La ligne {line} n’existe pas dans cette note.', en: 'Line {line} is not in this claim.' },
});

export const BANK_ERRORS = defineErrors({
  IBAN_INVALID: { status: 422, fr: 'Cet IBAN n’est pas valide : vérifiez-le sur le RIB.', en: 'This IBAN is not valid: check it on the bank document.' },
  SAME_PERSON_VERIFIES: { status: 403, fr: 'Les coordonnées bancaires sont vérifiées par une autre personne que celle qui les a saisies ou qu’elles concernent.', en: 'Bank details are verified by somebody else than who entered or owns them.' },
  HOLDER_DISAGREES: { status: 409, fr: 'Le titulaire ne correspond pas au RIB : refusez ces coordonnées avec un motif.', en: 'The holder does not agree with the proof: reject these details with a reason.' },
  BANK_DETAILS_RECENT: { status: 409, fr: 'Des coordonnées bancaires changées il y a moins de {hours} heures ne sont pas encore utilisables.', en: 'Bank details changed less than {hours} hours ago cannot be used yet.' },
  BANK_DETAILS_NOT_RENEWED: { status: 409, fr: 'Ce paiement est revenu : il faut de nouvelles coordonnées bancaires vérifiées avant de le relancer.', en: 'This payment came back: new verified bank details are needed before it is paid again.' },
});

export const BATCH_ERRORS = defineErrors({
  BATCH_EMPTY: { status: 409, fr: 'Aucune somme prête pour ce lot ({left} en attente). Il reste ouvert.', en: 'Nothing is ready for this batch ({left} waiting). It stays open.' },
  BATCH_DATE_PAST: { status: 422, fr: 'La date d’exécution est passée.', en: 'The execution date is past.' },
  PAYABLE_NOT_READY: { status: 409, fr: 'Certaines sommes ne sont pas prêtes, ou ne sont pas de ce payeur, de ce statut et de cette nature.', en: 'Some payables are not ready, or not of this payer, route and kind.' },
  PAYABLE_IN_BATCH: { status: 409, fr: 'Une de ces sommes est déjà dans un lot.', en: 'One of these payables is already in a batch.' },
  OWN_PAYMENT: { status: 403, fr: 'Personne ne prépare ni ne valide son propre paiement.', en: 'Nobody prepares or approves their own payment.' },
  MONTHLY_CAP: { status: 409, fr: 'La personne a demandé de ne pas dépasser un montant par mois : la somme passe au mois suivant.', en: 'The person asked for no more than a sum a month: it waits for the next month.' },
  CARRIED_OVER: { status: 409, fr: 'Une somme à reprendre dépasse ce que ce lot verse à la personne : elle est reportée au lot suivant. Aucun versement ne descend sous zéro.', en: 'A sum to take back exceeds what this batch pays the person: it is carried over to the next batch. No transfer goes below zero.' },
  NOTHING_TO_TRANSFER: { status: 409, fr: 'Les sommes à payer et à reprendre s’annulent : ce lot ne verserait rien. Elles attendent un lot qui verse quelque chose.', en: 'What is owed and what is taken back cancel out: this batch would transfer nothing. They wait for one that does.' },
  REVERSAL_STANDS: { status: 409, fr: 'Une reprise ne s’écarte pas et ne se reprend pas : elle se compense dans un prochain versement.', en: 'A reversal is neither ruled out nor reversed: it is netted in a coming transfer.' },
  REVERSAL_NEEDS_RATE: { status: 422, fr: 'Seule une indemnité a un montant de barème : dites pour quelle autre raison ces frais sont repris.', en: 'Only an indemnity has a rate: say for which other reason these expenses are taken back.' },
  SELF_APPROVAL: { status: 403, fr: 'Nul ne valide ce qu’il a fait, déclaré ou préparé lui-même : il faut une autre personne.', en: 'Nobody approves what they did, declared or prepared themselves: another person is needed.' },
  SERVICE_APPROVER: { status: 403, fr: 'La personne qui a validé le service fait d’une ligne ne valide pas son paiement.', en: 'The person who approved the service of a line does not approve its payment.' },
  BATCH_NOT_SOUND: { status: 409, fr: 'Le contrôle a trouvé des écarts ({problems}). Annulez ce lot et refaites-en un.', en: 'The control found faults ({problems}). Cancel this batch and make another.' },
  RETURN_FILE_UNREADABLE: { status: 422, fr: 'Le fichier de retour a des lignes illisibles ; rien n’a été appliqué.', en: 'The return file has unreadable lines; nothing was applied.' },
  RETURN_REFERENCE_UNKNOWN: { status: 422, fr: 'Le fichier de retour nomme des références inconnues de ce lot (lignes {lines}) ; rien n’a été appliqué.', en: 'The return file names references unknown to this batch (lines {lines}); nothing was applied.' },
  RETURN_CONTRADICTS: { status: 409, fr: 'Le fichier de retour dit payée une somme déjà revenue (lignes {lines}) ; rien n’a été appliqué.', en: 'The return file calls paid a sum already returned (lines {lines}); nothing was applied.' },
  RETURN_TOO_EARLY: { status: 409, fr: 'Un fichier de retour se lit quand le payeur a accusé réception du lot.', en: 'A return file is read once the payer has acknowledged the batch.' },
  NOT_RECONCILED: { status: 409, fr: 'Il reste {open} ligne(s) sans réponse du payeur.', en: '{open} line(s) have no answer from the payer yet.' },
});
