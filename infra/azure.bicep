targetScope = 'resourceGroup'

metadata description = 'All that the bot needs in Azure. Its outputs are written to env/.env.<name> by the Toolkit.'

@description('Begins the name of every resource: lower-case letters and digits, a letter first. What makes it unique is added.')
@minLength(3)
@maxLength(10)
param prefix string

@description('Where everything runs and is stored. Each of these regions is in the EU and has availability zones.')
@allowed([
  'denmarkeast'
  'northeurope'
  'swedencentral'
  'westeurope'
])
param location string = 'swedencentral'

@description('Where Azure Bot Service handles the traffic between Teams and the bot. West Europe keeps it in the EU.')
@allowed([
  'global'
  'westeurope'
])
param botLocation string = 'westeurope'

@description('The name of the bot where people see it.')
@maxLength(42)
param botDisplayName string

@description('Whom the bot is to Teams: an app registration with a client secret, or the managed identity. DEPLOYMENT.md says which, and why it cannot be changed later.')
@allowed([
  'SingleTenant'
  'UserAssignedMSI'
])
param botType string = 'SingleTenant'

@description('The client id of the app registration. Only with SingleTenant.')
param botAppId string = ''

@description('The tenant of the app registration. Only with SingleTenant.')
param botAppTenantId string = tenant().tenantId

@description('A client secret of the app registration. Only with SingleTenant.')
@secure()
param botPassword string = ''

@description('Who may answer applications and open the door to a municipality: <tenant id>/<object id> in Microsoft Entra, with commas between them.')
@minLength(73)
param organisers string

@description('The mail server, such as smtps://name:password@mail.example.dk:465, special characters percent-encoded.')
@secure()
param smtpUrl string

@description('The address that mails come from.')
param mailFrom string

@description('Who is told by mail when something is wrong.')
param alertMail string

@description('The size of one instance. Each of these can be spread over availability zones.')
@allowed([
  'P0v3'
  'P1v3'
  'P2v3'
])
param planSku string = 'P0v3'

@description('Whether the instances are spread over availability zones. It cannot be changed on a plan that exists.')
param zoneRedundant bool = true

@description('The fewest instances that run at any time.')
@minValue(2)
@maxValue(10)
param minInstances int = 2

@description('The most instances that load can call for.')
@minValue(2)
@maxValue(10)
param maxInstances int = 5

@description('How many copies of what is stored: in three zones of the region, or in a second region as well.')
@allowed([
  'Standard_ZRS'
  'Standard_GZRS'
])
param storageSku string = 'Standard_ZRS'

@description('For how many days logs are kept.')
@minValue(30)
@maxValue(365)
param logRetentionDays int = 90

var suffix = uniqueString(resourceGroup().id)
var name = '${prefix}-${suffix}'

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: name
    location: location
  }
}

module logs 'modules/logs.bicep' = {
  name: 'logs'
  params: {
    name: name
    location: location
    retentionInDays: logRetentionDays
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: name
    location: location
    smtpUrl: smtpUrl
    botPassword: botPassword
    workspaceId: logs.outputs.workspaceId
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: toLower('${prefix}${suffix}')
    location: location
    sku: storageSku
    workspaceId: logs.outputs.workspaceId
  }
}

module roles 'modules/roles.bicep' = {
  name: 'roles'
  params: {
    principalId: identity.outputs.principalId
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
  }
}

var isManaged = botType == 'UserAssignedMSI'
var botId = isManaged ? identity.outputs.clientId : botAppId
var botTenantId = isManaged ? identity.outputs.tenantId : botAppTenantId

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: name
    location: location
    sku: planSku
    zoneRedundant: zoneRedundant
    minInstances: minInstances
    maxInstances: maxInstances
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    botType: botType
    botId: botId
    botTenantId: botTenantId
    botCredentialReference: vault.outputs.botCredentialReference
    smtpUrlReference: vault.outputs.smtpUrlReference
    tablesUrl: storage.outputs.tablesUrl
    queuesUrl: storage.outputs.queuesUrl
    organisers: organisers
    mailFrom: mailFrom
    workspaceId: logs.outputs.workspaceId
  }
  // The settings point into the vault, which the app reads as soon as it has them.
  dependsOn: [
    roles
  ]
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: name
    location: botLocation
    displayName: botDisplayName
    endpoint: 'https://${app.outputs.host}/api/messages'
    appType: botType
    appId: botId
    appTenantId: botTenantId
    identityId: identity.outputs.id
    workspaceId: logs.outputs.workspaceId
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    mail: alertMail
    workspaceId: logs.outputs.workspaceId
    insightsId: logs.outputs.insightsId
    appId: app.outputs.id
    storageId: storage.outputs.id
    readinessUrl: 'https://${app.outputs.host}/readyz'
  }
}

@description('The bot id that the app package names. It stays the same for as long as the bot lives.')
output BOT_ID string = botId

@description('The tenant that the bot gets its tokens from.')
output BOT_TENANT_ID string = botTenantId

@description('The host that the bot answers at.')
output BOT_DOMAIN string = app.outputs.host

@description('Where `deploy` puts the code.')
output BOT_AZURE_APP_SERVICE_RESOURCE_ID string = app.outputs.id

@description('The tables, for backup and restore.')
output TABLES_URL string = storage.outputs.tablesUrl

@description('The storage account, for an operator\'s role on it.')
output STORAGE_ACCOUNT_ID string = storage.outputs.id

@description('The vault that holds what only the bot may read.')
output KEY_VAULT_NAME string = vault.outputs.name

@description('The workspace that queries of the logs are sent to.')
output LOG_WORKSPACE_ID string = logs.outputs.workspaceCustomerId
